import Exchange
import Foundation
import Schedules
import TestSupport
import Testing

/// Every call that a framework was asked with, as `lrs import` reads it.
struct ImportTests {
  /// Calls that are refused, and why.
  static let refused: [String: String] = [
    "torch.ChainedScheduler 5": "with eta_min it is no product"
  ]

  @Test func `every call of a framework is imported as its own rates`() throws {
    var failed: [String] = []
    for fixture in try Fixture.all() where PeersTests.quirks[fixture.name] == nil {
      if Self.refused[fixture.name] != nil || fixture.family == "megatron.weight_decay" { continue }
      do {
        let imported = try ImportedSchedule(fixture.call, options: fixture.options)
        failed += fixture.faults(of: imported.schedule).map { "\($0): \(fixture.call)" }
      } catch {
        failed.append("\(fixture.name): \(error): \(fixture.call)")
      }
    }
    #expect(failed == [], "\(failed.joined(separator: "\n"))")
  }
}

extension Fixture {
  /// The optimizer's rate and the steps of the run.
  var options: ImportOptions {
    ImportOptions(
      lr: parameters["lr"] as? Double, steps: parameters["total"] as? Int ?? runLength)
  }

  /// Where a schedule's rates are not the framework's.
  func faults(of schedule: Schedule) -> [String] {
    let largest = rates.map(abs).max() ?? 0
    let wrong = zip(steps, rates).filter { step, rate in
      step < schedule.length && !(abs(schedule[step] - rate) <= tolerance * largest)
    }
    guard let (step, rate) = wrong.first else { return [] }
    return ["\(name): \(wrong.count) wrong, at step \(step) \(schedule[step]) for \(rate)"]
  }
}
