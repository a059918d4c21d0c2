import Testing

@testable import Schedules

struct RecipeTransferTests {
  @Test(arguments: Recipe.all)
  func `a recipe is carried to twice its length, or the rule that does it is named`(
    recipe: Recipe
  ) throws {
    let round1 = try recipe.exampleSchedule()
    let target = 2 * round1.length
    do throws(TransferError) {
      let transfer = try round1.transferred(to: target)
      #expect(transfer.schedule.length == target)
      #expect(transfer.schedule.brokenInvariants == [])
      return
    } catch {
      #expect(error == .risesAfterFall(rule: nil))
      #expect("\(error)".contains("use adding-cycles") && "\(error)".contains("or rewarming"))
    }
    let rewarmed = try round1.transferred(
      to: target, by: .rewarming(to: round1.peak, over: 10, decayingTo: 0, over: 50))
    #expect(rewarmed.schedule.length == target && rewarmed.sharedPrefix >= round1.length)
    do throws(TransferError) {
      let transfer = try round1.transferred(to: target, by: .addingCycles)
      #expect(transfer.schedule.length == target)
    } catch {
      switch error {
      case .withinCycle(_, _, let above):
        let length = try #require(above)
        let transfer = try round1.transferred(to: length, by: .addingCycles)
        #expect(transfer.schedule.length == length)
        #expect(transfer.sharedPrefix >= round1.length - 1)
      case .noCycles:
        #expect("\(error)".hasSuffix("or rewarming to rise once more"))
      default:
        Issue.record("\(error)")
      }
    }
  }

  /// Round 1, and the same recipe at the length that more of its cycles lead to.
  struct Cycles: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let lengths: (Int, Int)
    let make: @Sendable (_ steps: Int) throws -> Schedule

    init(
      _ name: String, _ round1: Int, _ round2: Int,
      _ make: @escaping @Sendable (Int) throws -> Schedule
    ) {
      (testDescription, lengths, self.make) = (name, (round1, round2), make)
    }

    func check() throws {
      let (round1, round2) = (try make(lengths.0), try make(lengths.1))
      let transfer = try round1.transferred(to: lengths.1, by: .addingCycles)
      #expect(transfer.schedule.length == lengths.1)
      #expect(transfer.schedule.phases.count == round2.phases.count)
      #expect(transfer.sharedPrefix >= lengths.0)
      let wrong = (0...lengths.1).filter {
        abs(transfer.schedule[$0] - round2[$0]) > 1e-12 * round2.peak
      }
      #expect(wrong == [])
    }
  }

  static let cycles: [Cycles] = [
    Cycles("equal restarts", 300, 500) { try .warmRestarts(from: 1, firstCycle: 100, for: $0) },
    Cycles("equal restarts, cut", 250, 500) {
      try .warmRestarts(from: 1, firstCycle: 100, for: $0)
    },
    Cycles("after a warmup", 330, 530) {
      try .warmRestarts(from: 1, to: 0.1, firstCycle: 100, for: $0, warmup: 30)
    },
    Cycles("growing twice", 700, 3_100) {
      try .warmRestarts(from: 1, firstCycle: 100, for: $0, lengthMultiplier: 2)
    },
    Cycles("growing one and a half times", 65, 106) {
      try .warmRestarts(from: 1, firstCycle: 8, for: $0, lengthMultiplier: 1.5)
    },
    Cycles("fading amplitude", 300, 600) {
      try .warmRestarts(from: 1, firstCycle: 100, for: $0, amplitudeMultiplier: 0.7)
    },
    Cycles("fading amplitude above a floor", 300, 600) {
      try .warmRestarts(from: 1, to: 0.1, firstCycle: 100, for: $0, amplitudeMultiplier: 0.7)
    },
    Cycles("growing, fading", 700, 1_500) {
      try .warmRestarts(
        from: 3e-4, to: 1e-6, firstCycle: 100, for: $0, lengthMultiplier: 2,
        amplitudeMultiplier: 0.5)
    },
    Cycles("lower peaks down to 0", 300, 600) {
      try .warmRestarts(from: 1, firstCycle: 100, for: $0, peakMultiplier: 0.5)
    },
    // `cycle_decay` in timm, with `lr_min`.
    Cycles("lower peaks above a floor", 300, 600) {
      try .warmRestarts(from: 1, to: 0.01, firstCycle: 100, for: $0, peakMultiplier: 0.5)
    },
    Cycles("lower peaks that come below the floor", 300, 600) {
      try .warmRestarts(from: 1, to: 0.1, firstCycle: 100, for: $0, peakMultiplier: 0.5)
    },
    Cycles("hard restarts", 98_000, 196_000) {
      try .hardRestarts(from: 1, cycles: $0 * 3 / 98_000, over: $0)
    },
    Cycles("triangles", 80, 200) { try .triangular(from: 0.1, to: 1, rise: 10, for: $0) },
    Cycles("lopsided triangles", 80, 200) {
      try .triangular(from: 0.1, to: 1, rise: 5, fall: 15, for: $0)
    },
    Cycles("halved triangles", 80, 200) {
      try .triangular(from: 0.1, to: 1, rise: 10, for: $0, amplitude: .halving)
    },
  ]

  @Test(arguments: cycles)
  func `adding cycles is the same recipe at the greater length`(_ cycles: Cycles) throws {
    try cycles.check()
  }

  @Test func `cycles that no one multiplier makes are not carried on by another`() throws {
    // Any two cycles follow some multiplier: the second and the third must not count without the first.
    let round1 = try Schedule.warmRestarts(
      from: 1, to: 0.01, firstCycle: 100, for: 300, amplitudeMultiplier: 0.75, peakMultiplier: 0.5)
    #expect(throws: TransferError.noCycles) {
      try round1.transferred(to: 600, by: .addingCycles)
    }
  }

  @Test func `a length within a cycle is refused, with the nearest that are not`() throws {
    let round1 = try Schedule.warmRestarts(from: 1, firstCycle: 100, for: 700, lengthMultiplier: 2)
    let error = #expect(throws: TransferError.self) {
      try round1.transferred(to: 1_400, by: .addingCycles)
    }
    #expect(
      error.map { "\($0)" }
        == "1400 steps end within a cycle; the nearest lengths that end with one are 700 and 1500")
  }
}
