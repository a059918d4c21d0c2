import Foundation
import Testing

@testable import Schedules

struct RestartsTests {
  @Test func `thousands of equal cycles begin exactly at their steps`() throws {
    let schedule = try Schedule.warmRestarts(from: 1, firstCycle: 7, for: 70_000, warmup: 35)
    #expect(schedule.length == 70_000)
    let starts = stride(from: 35, to: 70_000, by: 7)
    #expect(starts.filter { schedule[$0] != 1 || schedule[$0 + 6] >= 0.05 } == [])
  }

  @Test(arguments: [(2, 1), (3, 1), (3, 2), (5, 4), (4, 3)])
  func `growing cycles begin at the sums of powers, counted in integers`(
    numerator: Int, denominator: Int
  ) throws {
    let (first, steps) = (denominator == 3 ? 81 : 10, denominator == 4 ? 10_000 : 200_000)
    let multiplier = Double(numerator) / Double(denominator)
    guard let exact = Ratio(decimal: multiplier), exact == Ratio(numerator, denominator) else {
      // A third has no decimal: what is written is what is taken, and soon cannot be counted.
      let error = #expect(throws: ScheduleError.self) {
        try Schedule.warmRestarts(
          from: 1, firstCycle: first, for: steps, lengthMultiplier: multiplier)
      }
      #expect(error?.path == "lengthMultiplier")
      return
    }
    let schedule = try Schedule.warmRestarts(
      from: 1, firstCycle: first, for: steps, lengthMultiplier: multiplier, along: .linear)
    // Cycle i begins at start / scale and is length / scale long: scale is denominator^i.
    var (start, length, scale) = (Int128(0), Int128(first), Int128(1))
    var cycles = 0
    while true {
      let firstStep = Int((start + scale - 1) / scale)
      if firstStep >= steps { break }
      let late = Int128(firstStep) * scale - start
      #expect(
        isWithin(2, schedule[firstStep], Double(length - late) / Double(length)),
        "cycle \(cycles) at \(firstStep)")
      #expect(firstStep == 0 || schedule[firstStep - 1] < schedule[firstStep])
      start = (start + length) * Int128(denominator)
      length *= Int128(numerator)
      scale *= Int128(denominator)
      cycles += 1
    }
    #expect(schedule.phases.count == cycles)
    #expect(schedule.length == steps)
  }

  @Test func `cycles whose exact begin is too long to hold are kept to a billionth of a step`()
    throws
  {
    let schedule = try Schedule.warmRestarts(
      from: 1, firstCycle: 100, for: 44_000, lengthMultiplier: 1.1, along: .linear)
    for cycle in 0..<40 {
      let length = 100 * pow(1.1, Double(cycle))
      let start = (length - 100) / 0.1
      let step = Int((start - 1e-6).rounded(.up))
      #expect(abs(schedule[step] - (1 - (Double(step) - start) / length)) < 1e-9, "\(cycle)")
      #expect(step == 0 || schedule[step - 1] < schedule[step], "cycle \(cycle)")
    }
    #expect(schedule.phases.count == 40)
  }

  @Test func `each peak is lower by its multiplier, above the floor or with it`() throws {
    let schedule = try Schedule.warmRestarts(
      from: 1, to: 0.125, firstCycle: 10, for: 60, amplitudeMultiplier: 0.5, peakMultiplier: 0.75)
    for cycle in 0..<6 {
      let peak = 0.125 + (pow(0.75, Double(cycle)) - 0.125) * pow(0.5, Double(cycle))
      guard peak >= 0.125 else { continue }
      #expect(isWithin(2, schedule[10 * cycle], peak), "cycle \(cycle)")
    }
    #expect(schedule.finalRate == 0.125)
  }

  @Test func `after the last of its cycles the floor is held`() throws {
    let schedule = try Schedule.warmRestarts(
      from: 1, to: 0.125, firstCycle: 10, for: 100, lengthMultiplier: 2, cycles: 2)
    #expect(schedule[29] > 0.125 && schedule.rates(in: 30..<100).allSatisfy { $0 == 0.125 })
    let none = try Schedule.warmRestarts(from: 1, to: 0.125, firstCycle: 10, for: 20, cycles: 0)
    #expect(none == .constant(0.125, for: 20))
  }

  @Test(arguments: [(98_000, 3), (1_000, 7), (17, 5), (4, 4), (100, 1)])
  func `hard restarts that are not whole steps begin between them`(
    steps: Int, cycles: Int
  ) throws {
    let schedule = try Schedule.hardRestarts(from: 1, cycles: cycles, over: steps)
    let wrong = (0..<steps).filter { k in
      let place = Double(cycles * k % steps) / Double(steps)
      return abs(schedule[k] - 0.5 * (1 + cos(.pi * place))) >= 1e-15
        || (place == 0 && schedule[k] != 1)
    }
    #expect(wrong == [])
    #expect(schedule.length == steps && schedule.finalRate == 0)
  }

  @Test(arguments: Grid.allCases, [1.0, 2, 3, 2.5, 0.5])
  func `half waves go down and up in turn`(grid: Grid, waves: Double) throws {
    let schedule = try Schedule.cosineWaves(
      from: 1, to: 0.25, halfWaves: waves, over: 300, grid: grid)
    for k in 0..<300 {
      let place = waves * Double(grid == .end ? k + 1 : k) / (grid == .both ? 299 : 300)
      let formula = 0.25 + 0.75 * 0.5 * (1 + cos(.pi * place))
      #expect(abs(schedule[k] - formula) < 2e-15, "step \(k)")
    }
    #expect(schedule.length == 300)
  }

  @Test func `of one step there is no way from end to end, and of none nothing`() throws {
    func waves(over steps: Int, _ grid: Grid) throws -> Schedule {
      try .cosineWaves(from: 1, halfWaves: 1, over: steps, grid: grid)
    }
    #expect(try waves(over: 1, .both) == .constant(1, for: 1))
    #expect(try waves(over: 1, .start).rates(in: 0..<2) == [1, 0])
    #expect(try waves(over: 1, .end).rates(in: 0..<2) == [0, 0])
    for grid in Grid.allCases { #expect(try waves(over: 0, grid).length == 0) }
  }

  @Test func `peaks double where they are multiplied by 2, and are gone after one by 0`() throws {
    let doubling = try Schedule.warmRestarts(
      from: 1, firstCycle: 2, for: 6, peakMultiplier: 2, along: .linear)
    #expect(doubling.rates(in: 0..<6) == [1, 0.5, 2, 1, 4, 2])
    let once = try Schedule.warmRestarts(
      from: 1, to: 0.25, firstCycle: 2, for: 6, amplitudeMultiplier: 0, along: .linear)
    #expect(once.rates(in: 0..<6) == [1, 0.625, 0.25, 0.25, 0.25, 0.25])
  }

  @Test(arguments: [1, 2, 7, 100], [1.0, 2, 0.5])
  func `a cyclic polynomial is keras's formula`(first: Int, power: Double) throws {
    let schedule = try Schedule.cyclicPolynomialDecay(
      from: 1, to: 0.125, firstCycle: first, power: power, for: 450)
    for k in 0..<450 {
      let period = first * max(1, (k + first - 1) / first)
      let formula = 0.125 + 0.875 * pow(1 - Double(k) / Double(period), power)
      #expect(abs(schedule[k] - formula) < 1e-14, "step \(k)")
    }
    #expect(schedule.length == 450)
  }

  @Test func `cycles that are none, or too many, are refused`() {
    func message(_ make: () throws -> Schedule) -> String? {
      #expect(throws: ScheduleError.self) { try make() }.map { "\($0)" }
    }
    #expect(
      message { try .warmRestarts(from: 1, firstCycle: 0, for: 9) }
        == "firstCycle: 0 is below 1; give 1 or more")
    #expect(
      message { try .warmRestarts(from: 1, firstCycle: 3, for: 9, cycles: -1) }
        == "cycles: -1 is below 0; give 0 or more")
    #expect(
      message { try .warmRestarts(from: 1, firstCycle: 3, for: 9, lengthMultiplier: 0) }
        == "lengthMultiplier: 0.0 is not above 0; give a finite number above 0")
    for wrong in [-0.5, .infinity, .nan] {
      #expect(
        message { try .warmRestarts(from: 1, firstCycle: 3, for: 9, amplitudeMultiplier: wrong) }?
          .hasPrefix("amplitudeMultiplier: \(wrong) is ") == true)
    }
    #expect(
      message { try .hardRestarts(from: 1, cycles: 1 << 20, over: 1 << 40) }
        == "cycles: 1048576 phases are more than the 131072 that are built; give longer ones, or fewer steps"
    )
    #expect(
      message { try .hardRestarts(from: 1, cycles: 0, over: 9) }
        == "cycles: 0 is below 1; give 1 or more")
    #expect(
      message { try .cyclicPolynomialDecay(from: 1, firstCycle: 1, power: 1, for: 1 << 40) }
        == "firstCycle: 1099511627776 phases are more than the 131072 that are built; give longer ones, or fewer steps"
    )
    #expect(
      message { try .warmRestarts(from: 1, firstCycle: 1, for: 1 << 40) }
        == "firstCycle: 1099511627776 phases are more than the 131072 that are built; give longer ones, or fewer steps"
    )
    // Cycles that grow are counted as they are built.
    #expect(
      message {
        try .warmRestarts(from: 1, firstCycle: 9, for: 1 << 40, lengthMultiplier: 1 + 1e-9)
      }
        == "firstCycle: 131073 phases are more than the 131072 that are built; give longer ones, or fewer steps"
    )
    #expect(
      message { try .cosineWaves(from: 1, halfWaves: 1e6, over: 1 << 40) }
        == "halfWaves: 1000000 phases are more than the 131072 that are built; give longer ones, or fewer steps"
    )
    #expect(
      message { try .warmRestarts(from: 1, firstCycle: 8, for: 90, lengthMultiplier: 0.5) }?
        .hasPrefix("lengthMultiplier: the cycles cannot be counted beyond step ") == true)
  }
}
