import Foundation
import TestSupport
import Testing

/// The field's schedules give the field's numbers, and the cheat sheet says how.
struct PeersTests {
  /// Rates of frameworks that are not their own formula's, by the case and the step: what the peer
  /// does.
  static let quirks: [String: String] = [
    "torch.ChainedScheduler 5":
      "with eta_min the recursion adds it to the rate that the warmup had scaled",
    "timm.cosine 5": "floor(log) misses the fifth restart, at step 605",
    "keras.CosineDecayRestarts 4 float32": "float32 misses the restart at step 25",
    "optax.linear 5": "a transition of 0 steps never happens",
    "optax.linear 5 float32": "a transition of 0 steps never happens",
    "optax.warmup_constant 3": "a warmup of 0 steps never ends",
    "optax.warmup_constant 3 float32": "a warmup of 0 steps never ends",
    "megatron.WSD 5": "a tail that has begun under the warmup waits for the step after it",
  ]

  @Test func `every row of the cheat sheet gives the framework's own rates`() throws {
    let sheet = try CheatSheet()
    let fixtures = try Fixture.all()
    #expect(fixtures.count > 300)
    #expect(fixtures.filter { sheet.row(of: $0) == nil }.map(\.name) == [])
    let outcomes = try Self.outcomes.get()
    var failed: [String] = []
    for (fixture, outcome) in zip(fixtures, outcomes) {
      guard Self.quirks[fixture.name] == nil else { continue }
      failed += outcome.faults(against: fixture)
    }
    #expect(failed == [], "\(failed.count) of \(fixtures.count)")
  }

  @Test func `past its end a framework does what the cheat sheet says`() throws {
    let sheet = try CheatSheet()
    let fixtures = try Fixture.all()
    let outcomes = try Self.outcomes.get()
    var holds: [Int: [Bool]] = [:]
    for (fixture, outcome) in zip(fixtures, outcomes) {
      guard Self.quirks[fixture.name] == nil, let row = sheet.row(of: fixture),
        let holding = outcome.isHeldPastEnd(by: fixture)
      else { continue }
      holds[row.line, default: []].append(holding)
    }
    for row in sheet.rows {
      guard let seen = holds[row.line] else { continue }
      #expect(!seen.contains(false) == (row.pastEnd == "holds"), "line \(row.line): \(row.family)")
    }
  }

  @Test func `quirks are still there`() throws {
    let quirky = zip(try Fixture.all(), try Self.outcomes.get()).filter {
      Self.quirks[$0.0.name] != nil
    }
    #expect(quirky.count == Self.quirks.count)
    for (fixture, outcome) in quirky {
      let agrees = outcome.faults(against: fixture).isEmpty
      #expect(!agrees || outcome.isHeldPastEnd(by: fixture) == false, "\(fixture.name) agrees now")
    }
  }

  @Test func `formulas without a package are the same in Swift and as a recipe`() throws {
    let formulas = try CheatSheet().formulas
    #expect(formulas.count == 8)
    let calls = formulas.map { "try Schedule\($0.here)" }.joined(separator: ", ")
    let words = formulas.map { row in
      "[" + row.recipe.split(separator: " ").map { "[\"\($0)\"]" }.joined(separator: ", ") + "]"
    }
    let program =
      CheatSheetProgram.prelude + """
        let here = [\(calls)]
        let recipes = [\(words.map { "try made(by: \($0))" }.joined(separator: ", "))]
        print(zip(here, recipes).map { $0 == $1 })
        """
    let printed = try output(ofProgram: program, with: ["Schedules"], from: buildFolder)
    #expect(String(decoding: printed, as: UTF8.self) == "\(formulas.map { _ in true })\n")
  }

  /// What the cheat sheet makes of each fixture; its program is compiled and run once.
  private static let outcomes = Result { try run(CheatSheet(), Fixture.all()) }

  /// What the program of the cheat sheet makes of each fixture.
  private static func run(_ sheet: CheatSheet, _ fixtures: [Fixture]) throws -> [Outcome] {
    let lines = fixtures.map { sheet.row(of: $0)?.line ?? 0 }
    let rows = sheet.rows.filter { lines.contains($0.line) }
    let pairs = rows.map { row in
      (row, fixtures.filter { sheet.row(of: $0)?.line == row.line })
    }
    let cases: [[String: Any]] = zip(fixtures, lines).map { fixture, line in
      let row = rows.firstIndex { $0.line == line } ?? 0
      return ["row": row, "parameters": fixture.parameters, "steps": fixture.steps]
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")
    try JSONSerialization.data(withJSONObject: cases).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let program = CheatSheetProgram(pairs, fixtures: file)
    let printed = try output(ofProgram: program.source, with: ["Schedules"], from: buildFolder)
    var outcomes = fixtures.map { _ in Outcome() }
    for line in String(decoding: printed, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: ",", maxSplits: 1)
      outcomes[try #require(Int(fields[0]))].read(fields[1])
    }
    return outcomes
  }
}

/// What a row gave for a fixture, as Swift and as a recipe.
struct Outcome: Sendable {
  private var schedules: [(length: Int, rates: [Double])] = []
  private var error: String?

  fileprivate mutating func read(_ line: Substring) {
    let numbers = line.split(separator: ",").map { Double($0) }
    guard numbers.count > 2, !numbers.contains(nil) else {
      error = String(line)
      return
    }
    let known = numbers.compactMap { $0 }
    schedules.append((Int(known[1]), Array(known.dropFirst(2))))
  }

  /// Where the rates within the schedule's length are not the framework's.
  func faults(against fixture: Fixture) -> [String] {
    if let error { return ["\(fixture.name): \(error)"] }
    guard !schedules.isEmpty else { return ["\(fixture.name): nothing came of it"] }
    let largest = fixture.rates.map(abs).max() ?? 0
    return schedules.enumerated().compactMap { which, made in
      let wrong = fixture.steps.indices.filter {
        fixture.steps[$0] < made.length
          && !(abs(made.rates[$0] - fixture.rates[$0]) <= fixture.tolerance * largest)
      }
      guard let first = wrong.first else { return nil }
      return "\(fixture.name) (\(["Swift", "recipe"][which])): \(wrong.count) wrong, at step "
        + "\(fixture.steps[first]) \(made.rates[first]) for \(fixture.rates[first])"
    }
  }

  /// Whether the framework holds, past the end, the rate that is held here; nil where it was not
  /// asked.
  func isHeldPastEnd(by fixture: Fixture) -> Bool? {
    guard let made = schedules.first else { return nil }
    let past = fixture.steps.indices.filter { fixture.steps[$0] > made.length }
    if past.isEmpty { return nil }
    let largest = fixture.rates.map(abs).max() ?? 0
    return past.allSatisfy {
      abs(made.rates[$0] - fixture.rates[$0]) <= fixture.tolerance * largest
    }
  }
}
