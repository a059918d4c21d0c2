import Exchange
import Foundation
import SVG
import SchedulePlots
import Schedules

extension Digest {
  /// Rates near the start, the middle and the end: single steps, chunks of odd lengths, and floats.
  mutating func add(ratesOf schedule: Schedule) {
    let length = schedule.length
    for middle in Set([0, length / 10 * 3, length / 2, length / 4 * 3, length]).sorted() {
      let steps = middle - 130..<middle + 131
      add(steps.map { schedule[$0] })
      var step = steps.lowerBound
      for count in 1... where step < steps.upperBound {
        let chunk = step..<min(step + count, steps.upperBound)
        add(schedule.rates(in: chunk))
        add(schedule.rates(in: chunk, as: Float.self))
        step = chunk.upperBound
        if step == steps.upperBound { break }
      }
      add([schedule.sum(in: steps)])
    }
    add([schedule.meanRate, schedule.peak])
  }

  /// All that is written of a schedule.
  mutating func add(textsOf schedule: Schedule) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    add("\(schedule)\n\(schedule.words)\n")
    for byte in try encoder.encode(schedule) { add(byte) }
    for target in ExportTarget.all {
      do { add(try schedule.exported(to: target, titled: "İi")) } catch {
        add("\(error)")
      }
    }
    for length in [schedule.length + 1, schedule.length * 3] {
      do { add("\(try schedule.transferred(to: length))") } catch { add("\(error)") }
    }
  }

  /// A schedule drawn in every way.
  mutating func add(plotsOf schedules: [Schedule], named name: String) throws {
    let plot = Plot(name) {
      for (index, schedule) in schedules.enumerated() { schedule.labeled("\(name) \(index)") }
    }
    let ways = [
      plot, plot.logarithmic(), plot.inPanels().shadingPhases(), plot.themed(.dark).sized(400, 300),
      plot.marking(7, "a mark").showing(3..<50),
    ]
    for way in ways { add(try way.svg().text) }
  }
}
