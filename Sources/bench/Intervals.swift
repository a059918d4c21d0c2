import Foundation
import Logs
import LossLaws
import Schedules

/// How often intervals hold what was logged, over all sets of so many of the logs in a folder.
///
/// Of each set a law is fitted, and every other log of the folder is predicted. What is compared is the end: the
/// mean of its last five points, since an interval is of the loss without the noise of single ones.
/// A log `NAME.csv` follows the spec `NAME.json`, else its own rates.
struct Intervals {
  let runs: [LossRun]

  init(in folder: URL) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    runs = try files.filter { $0.pathExtension == "csv" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .flatMap { file in
        let log = try TrainingLog(
          [UInt8](Data(contentsOf: file)), named: file.lastPathComponent, metric: "loss")
        let spec = file.deletingPathExtension().appendingPathExtension("json")
        let schedule = try (try? Data(contentsOf: spec)).map {
          try JSONDecoder().decode(Schedule.self, from: $0)
        }
        return try log.runs.map { try LossRun($0, schedule: schedule) }
      }
  }

  /// What came of the sets of one size.
  struct Count {
    var predictions = 0
    /// Those without an interval.
    var unsure = 0
    /// Within the interval of nine in ten, and within that of one in two.
    var (inside, half) = (0, 0)
    /// Errors and margins, as shares of the loss.
    var errors: [Double] = []
    var margins: [Double] = []
  }

  func count(setsOf size: Int) -> Count {
    var count = Count()
    for chosen in Self.sets(of: size, from: runs.count) {
      guard let fit = try? LossLawFit(chosen.map { runs[$0] }) else { continue }
      for other in runs.indices where !chosen.contains(other) {
        let run = runs[other]
        let steps = Array(run.steps.suffix(5))
        let (wide, narrow) = (
          fit.forecast(of: run.schedule, at: steps),
          fit.forecast(of: run.schedule, at: steps, confidence: 0.5)
        )
        count.predictions += 1
        if !wide.isReliable {
          count.unsure += 1
          continue
        }
        let error = zip(run.losses.suffix(5), wide.losses).reduce(0) { $0 + log($1.0 / $1.1) } / 5
        let loss = wide.finalLoss
        count.errors.append(abs(error))
        count.margins.append(wide.finalMargin / loss)
        if abs(error) <= wide.finalMargin / loss { count.inside += 1 }
        if abs(error) <= narrow.finalMargin / loss { count.half += 1 }
      }
    }
    return count
  }

  /// All sets of so many of the numbers below `count`.
  static func sets(of size: Int, from count: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    if count < size { return [] }
    return sets(of: size, from: count - 1)
      + sets(of: size - 1, from: count - 1).map { $0 + [count - 1] }
  }

  static func table(in folder: String, sizes: [Int]) throws {
    let all = try Intervals(in: URL(fileURLWithPath: folder))
    print("logs  predicted  no interval  90 % holds  50 % holds  error    margin   (medians, %)")
    for size in sizes {
      let count = all.count(setsOf: size)
      let known = Double(max(1, count.predictions - count.unsure))
      func median(_ numbers: [Double]) -> Double {
        numbers.isEmpty ? .nan : numbers.sorted()[numbers.count / 2] * 100
      }
      print(
        String(
          format: "%4d  %9d  %11d  %8.1f %%  %8.1f %%  %.3f    %.3f", size, count.predictions,
          count.unsure, 100 * Double(count.inside) / known, 100 * Double(count.half) / known,
          median(count.errors), median(count.margins)))
    }
  }
}
