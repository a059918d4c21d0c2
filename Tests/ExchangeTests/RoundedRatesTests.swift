import Exchange
import Foundation
import Schedules
import Testing

/// Rates as logs print them: with few digits, of some steps.
struct RoundedRatesTests {
  /// How tools print: `%.6g`, `%.4e`, `%.8f` and the like.
  static let formats = ["%.6g", "%.4e", "%.3e", "%.8f", "%.7f"]
  static let curves: [Curve] = [
    .linear, .cosine, .power(0.5), .power(2), .polynomial(power: 2), .exponential,
  ]

  private func printed(_ schedule: Schedule, _ steps: [Int], _ format: String) -> [Double] {
    schedule.rates(at: steps).map { Double(String(format: format, $0)) ?? .nan }
  }

  @Test(arguments: formats, curves)
  func `a warmup, a plateau and a decay are recognised in rates of few digits`(
    format: String, curve: Curve
  ) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 100).holding(for: 400)
      .decaying(to: 3e-5, over: 500, along: curve).holding(for: 50)
    for steps in [Array(0..<1_050), Array(stride(from: 0, to: 1_050, by: 10))] {
      let rates = printed(schedule, steps, format)
      let found = try Recognition(steps: steps, rates: rates)
      #expect(!found.isTable, "\(format) \(steps.count): \(found.notes)")
      #expect(
        found.schedule.phases.map(\.curve.name) == schedule.phases.map(\.curve.name),
        "\(found.schedule)")
      // It prints the same, which is all that can be asked.
      #expect(printed(found.schedule, steps, format) == rates, "\(found.schedule)")
      let isExact = found.error <= 4e-15
      #expect(isExact || found.notes.first?.contains("digit") == true, "\(found.notes)")
      // Where few steps would do, they are those.
      if format == "%.6g", curve == .linear || curve == .cosine {
        #expect(found.schedule.phases.prefix(3).map(\.steps) == [100, 400, 500], "\(found.notes)")
      }
    }
  }

  @Test(arguments: [Curve.linear, .cosine])
  func `a peak between two rows of few digits is found`(curve: Curve) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 216)
      .decaying(to: 3e-5, over: 1_000, along: curve).holding(for: 100)
    let steps = Array(stride(from: 9, to: 1_300, by: 10))
    let found = try Recognition(steps: steps, rates: printed(schedule, steps, "%.5e"))
    #expect(found.schedule.prefix(1_290) == schedule.prefix(1_290), "\(found.notes)")
  }

  @Test(arguments: [Curve.linear, .power(0.5), .cosine])
  func `a log that ends a row before its decay does goes on to 0, and that is said`(curve: Curve)
    throws
  {
    let schedule = Schedule.warmup(to: 3e-4, over: 500).decaying(to: 0, over: 9_500, along: curve)
    let steps = Array(stride(from: 0, to: 10_000, by: 10))
    let found = try Recognition(steps: steps, rates: printed(schedule, steps, "%.3e"))
    #expect(found.schedule == schedule)
    #expect(found.notes.last?.hasSuffix("leads to 0.0 at step 10000 is how it would go on") == true)
  }

  @Test(arguments: [
    ([0, 250, 500, 1_000], [1e-3, 8e-4, 5e-4, 1e-4]), ([0, 100, 200], [1e-3, 5e-4, 1e-4]),
  ])
  func `a few rows of few digits tell no curve, and are kept`(steps: [Int], rates: [Double]) throws
  {
    for toTheBit in [false, true] {
      let found = try Recognition(steps: steps, rates: rates, toTheBit: toTheBit)
      #expect(found.schedule.rates(at: steps) == rates, "\(found.schedule)")
      #expect(found.rowsOff == 0)
    }
  }

  @Test(arguments: [1, 10])
  func `an end that is 0 within rounding is 0`(every: Int) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 100).holding(for: every == 1 ? 700 : 800)
      .decaying(to: 0, over: every == 1 ? 300 : 100)
    let steps = Array(stride(from: 0, to: schedule.length, by: every))
    let found = try Recognition(steps: steps, rates: printed(schedule, steps, "%.6f"))
    #expect(found.schedule.finalRate == 0, "\(found.schedule)")
  }

  @Test func `to the bit, nothing is said of rows that differ`() throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 50).decaying(to: 0, over: 200, along: .cosine)
    var rates = schedule.rates(in: 0..<250)
    rates[120] = rates[120].nextUp
    let steps = Array(rates.indices)
    #expect(try Recognition(steps: steps, rates: rates).notes.joined().contains("rows differ"))
    #expect(try Recognition(steps: steps, rates: rates, toTheBit: true).notes.isEmpty)
  }

  @Test func `a rate that falls by less than its digits show is no staircase`() throws {
    // A curve that is not among those tried, printed so that some dozen rows have each rate.
    let rates = (0..<500).map { step in
      let x = Double(step) / 500
      return Double(String(format: "%.5f", 1e-3 * (1 - x * x * (3 - 2 * x) * 0.9))) ?? .nan
    }
    let found = try Recognition(steps: Array(0..<500), rates: rates)
    #expect(found.isTable)
    #expect(found.schedule.rates(in: 0..<500) == rates)
  }

  @Test func `between the rows of a log that follows no curve nothing is known, and that is said`()
    throws
  {
    let rates = (0..<30).map { Double($0 * 7 % 11 + 1) / 7 }
    let found = try Recognition(steps: (0..<30).map { 10 * $0 }, rates: rates)
    #expect(found.isTable)
    #expect(
      found.notes == [
        "no curves were found in it: between its rows nothing is known, and each rate is held until the "
          + "next"
      ])
  }

  @Test func `a jump between rows, and a hold at the end of a log, are said to be uncertain`()
    throws
  {
    let schedule = Schedule.constant(1, for: 250).appending(.constant(0.1, for: 250))
    for format in ["%.17g", "%.3e"] {
      let steps = Array(stride(from: 0, to: 500, by: 20))
      let found = try Recognition(steps: steps, rates: printed(schedule, steps, format))
      #expect(found.schedule.phases.map(\.steps) == [260, 221])
      #expect(
        found.notes == [
          "the rate goes from 1.0 to 0.1 between the steps 240 and 260: where is not shown, and it is "
            + "held until 260",
          "the rows end at step 480 on a hold at 0.1: how the run went on is not shown",
        ])
    }
    // Where every step is there, nothing is uncertain.
    let full = try Recognition(steps: Array(0..<500), rates: schedule.rates(in: 0..<500))
    #expect(full.schedule == schedule && full.notes.isEmpty)
  }

  @Test func `how far the rounding leaves a boundary open is said`() throws {
    let schedule = Schedule.constant(1e-3, for: 400).decaying(to: 0, over: 600, along: .cosine)
    let steps = Array(stride(from: 0, to: 1_000, by: 50))
    let found = try Recognition(steps: steps, rates: printed(schedule, steps, "%.1e"))
    #expect(found.schedule.phases.map(\.curve) == [.hold, .cosine], "\(found.schedule)")
    let note = try #require(found.notes.first { $0.contains("starts at step") })
    #expect(note.contains("as far as the rounding shows: "))
    let numbers = note.split { !$0.isNumber }.compactMap { Int($0) }
    #expect(numbers.count == 3 && numbers[1] <= 400 && 400 <= numbers[2], "\(note)")
  }
}
