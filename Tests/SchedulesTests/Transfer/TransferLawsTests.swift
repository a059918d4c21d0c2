import TestSupport
import Testing

@testable import Schedules

/// What each rule promises, on random schedules, to the bit.
struct TransferLawsTests {
  static let rules: [TransferRule] = [
    .extendingPlateau, .stretchingDecay, .stretchingEverything, .holdingFinalRate, .continuingTail,
    .addingCycles, .rewarming(to: 0.5, over: 0, decayingTo: 0.25, over: 0),
  ]

  @Test(arguments: seeds)
  func `at the same length every rule is the identity`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for a in [random.schedule(phases: 1...4, steps: 1...30), random.trapezoid()] {
      for rule in Self.rules {
        guard (try? a.leastLength(for: rule)) != nil else { continue }
        #expect((try? a.carried(to: a.length, by: rule)) == a, "\(rule): \(a)")
      }
    }
  }

  @Test(arguments: seeds)
  func `carried twice is carried once`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for a in [random.trapezoid(), random.schedule(phases: 1...4, steps: 1...30)] {
      for rule in [
        TransferRule.extendingPlateau, .holdingFinalRate, .continuingTail, .stretchingDecay,
      ] {
        if rule == .stretchingDecay, a.decayParts?.moving.phases.count != 1 { continue }
        // A piece that is cut before its end is stretched by a ratio, and then only whole steps add up.
        if rule == .stretchingDecay, a.decayParts?.moving.phases[0].retimed(by: 1) == nil {
          continue
        }
        guard let least = try? a.leastLength(for: rule) else { continue }
        let n = max(least, a.length) + Int.random(in: 0...50, using: &random)
        let m = n + Int.random(in: 0...500, using: &random)
        let twice = try a.transferred(to: n, by: rule).schedule.transferred(to: m, by: rule)
          .schedule
        let once = try a.transferred(to: m, by: rule).schedule
        #expect(twice == once, "\(rule) \(n) \(m): \(a)")
        #expect(bits(twice) == bits(once))
      }
    }
  }

  @Test(arguments: seeds)
  func `extending the plateau keeps warmup and decay bit for bit`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let a = random.trapezoid()
    guard let warmup = a.warmup, let plateau = a.plateau, let decay = a.decay else { return }
    let target = a.length + Int.random(in: -plateau.count...200, using: &random)
    if target == 0 { return }
    let b = try a.transferred(to: target, by: .extendingPlateau).schedule
    #expect(bits(b, in: warmup) == bits(a, in: warmup))
    #expect(
      bits(b, in: target - decay.count..<target + 3) == bits(a, in: decay.lowerBound..<a.length + 3)
    )
    let between = warmup.upperBound..<target - decay.count
    let rate = a.anatomy!.rate
    #expect(b.rates(in: between).allSatisfy { $0 == rate }, "\(a)")
  }

  @Test(arguments: seeds)
  func `stretching the decay keeps warmup, plateau and both ends`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let a = random.trapezoid()
    guard let decay = a.decay, !decay.isEmpty, a.anatomy != nil else { return }
    let target = decay.lowerBound + 1 + Int.random(in: 0...300, using: &random)
    guard let b = try? a.transferred(to: target, by: .stretchingDecay).schedule else { return }
    #expect(bits(b, in: 0..<decay.lowerBound) == bits(a, in: 0..<decay.lowerBound))
    #expect(b.finalRate == a.finalRate)
    #expect(b.length == target)
  }

  @Test(arguments: seeds)
  func `what keeps round 1 whole shares all of it`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule(phases: 1...4, steps: 1...30)
    for rule in [
      TransferRule.holdingFinalRate, .continuingTail,
      .rewarming(to: 1, over: 3, decayingTo: 0, over: 4),
    ] {
      guard (try? a.leastLength(for: rule)) != nil else { continue }
      let transfer = try a.transferred(to: a.length + 50, by: rule)
      #expect(transfer.sharedPrefix == a.length)
      #expect(bits(transfer.schedule, in: 0..<a.length) == bits(a, in: 0..<a.length))
    }
  }

  @Test(arguments: seeds)
  func `the shared prefix and the shares are those counted step by step`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for a in [random.trapezoid(), random.schedule(phases: 1...4, steps: 1...30)] {
      for rule in Self.rules {
        let target = a.length + Int.random(in: 1...60, using: &random)
        guard let transfer = try? a.transferred(to: target, by: rule) else { continue }
        let b = transfer.schedule
        let (before, after) = (a.rates(in: 0..<a.length), b.rates(in: 0..<target))
        #expect(
          transfer.sharedPrefix == zip(before, after).prefix { $0 == $1 }.count, "\(rule): \(a)")
        let added = Double(target - a.length)
        for fraction in [0.1, 0.2, 0.5, 1] {
          let bound = fraction * a.peak
          let low = after.count { $0 < bound } - before.count { $0 < bound }
          #expect(transfer.shareOfAddedSteps(below: fraction) == Double(low) / added)
        }
        if a.peak > 0 {
          let mean = (after.reduce(0, +) - before.reduce(0, +)) / added / a.peak
          #expect(abs(transfer.meanShareOfPeak! - mean) < 1e-12 * (1 + b.peak / a.peak))
        } else {
          #expect(transfer.meanShareOfPeak == nil)
        }
      }
    }
  }

  @Test func `k/n, (k+1)/n and k/(n−1) stay what they are when a decay is stretched`() throws {
    for grid in [Grid.start, .end, .both] {
      let a = Schedule.warmup(to: 1, over: 5).decaying(to: 0, over: 20, along: .cosine, grid: grid)
      let b = try a.transferred(to: 125).schedule
      #expect(b == .warmup(to: 1, over: 5).decaying(to: 0, over: 120, along: .cosine, grid: grid))
    }
  }
}
