// The digest of what must be the same bytes wherever it is made: in debug and in release, in every
// locale and time zone, and however hashing is seeded. `check` runs it under all of them.
import Exchange
import Foundation
import SVG
import SchedulePlots
import Schedules

// The C library's own formatting follows the locale of a program that asks for it.
setlocale(LC_ALL, "")

var bytes = 0

/// Prints a line: what it is of, its digest, and how many bytes it is of.
func line(_ kind: String, _ name: String, _ body: (inout Digest) throws -> Void) rethrows {
  var digest = Digest()
  try body(&digest)
  bytes += digest.count
  print("\(digest.text) \(digest.count) \(kind): \(name)")
}

/// Rates near the start, the middle and the end: single steps, chunks of odd lengths, and floats.
func add(_ schedule: Schedule, to digest: inout Digest) {
  let length = schedule.length
  for middle in Set([0, length / 10 * 3, length / 2, length / 4 * 3, length]).sorted() {
    let steps = middle - 130..<middle + 131
    digest.add(steps.map { schedule[$0] })
    var step = steps.lowerBound
    for count in 1... where step < steps.upperBound {
      let chunk = step..<min(step + count, steps.upperBound)
      digest.add(schedule.rates(in: chunk))
      digest.add(schedule.rates(in: chunk, as: Float.self))
      step = chunk.upperBound
      if step == steps.upperBound { break }
    }
    digest.add([schedule.sum(in: steps)])
  }
  digest.add([schedule.meanRate, schedule.peak])
}

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]

/// All that is written of a schedule.
func addTexts(_ schedule: Schedule, to digest: inout Digest) throws {
  digest.add("\(schedule)\n\(schedule.words)\n")
  for byte in try encoder.encode(schedule) { digest.add(byte) }
  for target in ExportTarget.all {
    do { digest.add(try schedule.exported(to: target, titled: "İi")) } catch {
      digest.add("\(error)")
    }
  }
  for length in [schedule.length + 1, schedule.length * 3] {
    do { digest.add("\(try schedule.transferred(to: length))") } catch { digest.add("\(error)") }
  }
}

/// A schedule drawn in every way.
func addPlots(_ schedules: [Schedule], _ name: String, to digest: inout Digest) throws {
  let plot = Plot(name) {
    for (index, schedule) in schedules.enumerated() { schedule.labeled("\(name) \(index)") }
  }
  let ways = [
    plot, plot.logarithmic(), plot.inPanels().shadingPhases(), plot.themed(.dark).sized(400, 300),
    plot.marking(7, "a mark").showing(3..<50),
  ]
  for way in ways { digest.add(try way.svg().text) }
}

let curves = schedulesOfCurves()
for name in Curve.names.split(separator: ", ")
where !curves.contains(where: { curve in
  curve.schedules.contains { $0.phases.contains { $0.curve.name == name } }
}) {
  fatalError("no schedule has the curve \(name); add one to Subjects.swift")
}
let recipes = try schedulesOfRecipes()

for (name, schedules) in curves + recipes {
  line("rates", name) { for schedule in schedules { add(schedule, to: &$0) } }
}
for (name, schedules) in curves + recipes {
  let short = schedules.filter { $0.length <= 1_000 }
  try line("texts", name) { for schedule in short.prefix(20) { try addTexts(schedule, to: &$0) } }
}
for (name, schedules) in curves + recipes {
  let drawn = schedules.filter { $0.length > 50 }
  try line("plots", name) { try addPlots(Array(drawn.prefix(5)), name, to: &$0) }
}
print("\(bytes) bytes in all")
