import Exchange
import Foundation
import Schedules
import TestSupport
import Testing

/// Every call that a framework was asked with, as `lrs import` reads it.
struct ImportTests {
  /// Rates that a call does not have here, by the case: what the framework does, or why it is refused.
  static let exceptions: [String: String] = [
    "torch.ChainedScheduler 5": "refused: with eta_min it is no product",
    "timm.cosine 5": "floor(log) misses the fifth restart, at step 605",
    "keras.CosineDecayRestarts 4 float32": "float32 misses the restart at step 25",
    "megatron.WSD 5": "a tail that has begun under the warmup waits for the step after it",
    "megatron.weight_decay 1": "of weight decay, not of a rate",
    "megatron.weight_decay 2": "of weight decay, not of a rate",
  ]

  @Test(arguments: ["fixtures", "calls"])
  func `every call of a framework is imported as the framework's own rates`(folder: String) throws {
    let fixtures = try Fixture.all(in: folder)
    #expect(fixtures.count > 70)
    let failed = fixtures.filter { Self.exceptions[$0.name] == nil }.compactMap(\.importFault)
    #expect(failed == [], "\(failed.joined(separator: "\n"))")
  }

  @Test func `exceptions are still there`() throws {
    let exceptions = try Fixture.all().filter { Self.exceptions[$0.name] != nil }
    #expect(exceptions.count == Self.exceptions.count)
    #expect(exceptions.filter { $0.importFault == nil }.map(\.name) == [])
  }

  @Test func `a schedule with an end of its own needs no steps`() throws {
    let steps = /: it goes on for ever; give --steps$/
    var endless: Set<String> = []
    var failed: [String] = []
    for fixture in try Fixture.all() where Self.exceptions[fixture.name] == nil {
      do {
        let schedule = try ImportedSchedule(
          fixture.call, options: ImportOptions(lr: fixture.options.lr)
        ).schedule
        failed += fixture.faults(of: schedule)
      } catch {
        #expect("\(error)".contains(steps), "\(fixture.name): \(error)")
        endless.insert(fixture.family)
      }
    }
    #expect(failed == [])
    #expect(endless.count == 33, "\(endless.sorted())")
  }

  @Test func `parameters and their defaults are the frameworks' own`() throws {
    let folder = try #require(Bundle.module.url(forResource: "calls", withExtension: nil))
    let data = try Data(contentsOf: folder.appendingPathComponent("signatures.json"))
    let theirs = try #require(JSONSerialization.jsonObject(with: data) as? [[String]])
    // Its own parameters are hidden behind *args.
    let ours = ImportedSchedule.knownCalls.filter {
      !$0.signature.hasPrefix("LinearCyclicalScheduler")
    }
    let differences = Set(ours.map { [$0.framework, $0.signature] }).symmetricDifference(theirs)
    #expect(differences.sorted { $0[1] < $1[1] } == [])
  }
}

extension ImportTests {
  @Test func `the documentation lists every call, and no other`() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Exchange/Exchange.docc/Calls.md")
    let rows = try String(contentsOf: page, encoding: .utf8).matches(of: /\n\| `(.+?)` \|/)
    let known = ImportedSchedule.knownCalls.map(\.signature)
    #expect(rows.map { String($0.1) }.sorted() == known.sorted())
  }
}

extension Fixture {
  /// The optimizer's rate, and the steps of the run, as many as the framework takes.
  var options: ImportOptions {
    var steps = parameters["total"] ?? parameters["total_steps"]
    if family == "torch.ChainedScheduler" {
      steps = (parameters["T_max"] as? Int).map { $0 + 1 } ?? steps
    }
    return ImportOptions(lr: parameters["lr"] as? Double, steps: steps as? Int ?? runLength)
  }

  /// What is wrong with the call as it is imported; nil where nothing is.
  var importFault: String? {
    do {
      let imported = try ImportedSchedule(call, options: options).schedule
      return faults(of: imported).first.map { "\($0): \(call)" }
    } catch {
      return "\(name): \(error): \(call)"
    }
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
