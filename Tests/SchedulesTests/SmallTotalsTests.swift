import Testing

@testable import Schedules

/// All of a small domain: every total up to 12, every split of it, every curve, every grid, and every
/// rule of transfer. What is wrong at an edge is wrong here.
struct SmallTotalsTests {
  static let curves: [Curve] = [
    .linear, .cosine, .polynomial(power: 2), .polynomial(power: 0.5), .power(0.5), .power(1.7),
    .exponential, .exponential(floor: 0.01),
  ]

  /// Every warmup, plateau and decay whose steps add up to a total.
  static func schedules(total: Int) -> [(warmup: Int, plateau: Int, decay: Int, Schedule)] {
    var all: [(Int, Int, Int, Schedule)] = []
    for warmup in 0...total {
      for plateau in 0...total - warmup {
        for curve in curves {
          for grid in [Grid.start, .end, .both] {
            let decay = total - warmup - plateau
            let schedule = Schedule.warmup(to: 1, over: warmup, grid: grid).holding(for: plateau)
              .decaying(to: 0.125, over: decay, along: curve, grid: grid)
            all.append((warmup, plateau, decay, schedule))
          }
        }
      }
    }
    return all
  }

  @Test(arguments: 0...12)
  func `every split is finite, in normal form, and arrives`(total: Int) {
    for (warmup, _, decay, schedule) in Self.schedules(total: total) {
      #expect(schedule.length == total)
      #expect(schedule.brokenInvariants == [])
      #expect(probes(schedule).allSatisfy { (0...1).contains(schedule[$0]) })
      #expect(
        schedule[warmup] == (decay == 0 && total == warmup ? schedule.finalRate : schedule[warmup]))
      #expect(schedule[total] == 0.125, "a decay over no steps leaves its arrival")
    }
  }

  @Test(arguments: 1...12)
  func `every split cut and joined, and stretched and back, is itself`(total: Int) {
    for (_, _, _, schedule) in Self.schedules(total: total) {
      for n in 0...total {
        #expect(schedule.prefix(n).appending(schedule.dropFirst(n)) == schedule)
      }
      for m in 2...3 {
        #expect(schedule.stretched(by: Ratio(m, 1)).stretched(by: Ratio(1, m)) == schedule)
      }
    }
  }

  @Test(arguments: 1...9)
  func `every split is carried to every length that a rule reaches`(total: Int) throws {
    let rules: [TransferRule] = [
      .extendingPlateau, .stretchingDecay, .stretchingEverything, .holdingFinalRate,
      .rewarming(to: 0.5, over: 1, decayingTo: 0, over: 2),
    ]
    for (_, _, _, schedule) in Self.schedules(total: total) {
      for rule in rules {
        let least = try? schedule.leastLength(for: rule)
        guard let least else { continue }
        for target in max(1, least)...13 {
          let transfer = try schedule.transferred(to: target, by: rule)
          #expect(transfer.schedule.length == target, "\(rule) to \(target): \(schedule)")
          #expect(transfer.schedule.brokenInvariants == [])
          let naive = (0..<min(total, target)).first { schedule[$0] != transfer.schedule[$0] }
          #expect(transfer.sharedPrefix == naive ?? min(total, target), "\(rule) \(schedule)")
        }
        #expect(throws: TransferError.self) { try schedule.transferred(to: least - 1, by: rule) }
      }
    }
  }
}
