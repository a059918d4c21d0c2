import Foundation
import Schedules

/// What the laws need to know of a schedule at some steps: the sum of rates, and the drops before.
///
/// The laws sum over every drop of the rate before a step: all pairs of steps, if done as written. Here
/// the drops are grouped. Along a curve the terms are smooth in the step, the more so the further back
/// they lie, so that they are summed in blocks of 4h + 1 steps of which five stand for all: see `Block`.
/// h grows with the distance from the end of the curve (h ≤ distance / 6), where terms may be singular,
/// so a curve of n steps takes some 10 · ln n terms. The last steps are terms of their own; jumps are
/// grouped in a `JumpTree`. What that costs is tested against the plain sum: below 1e-6 of the loss.
struct DecayTerms {
  /// S₁: the sum of all rates up to and with the step.
  private(set) var areas: [Double] = []
  /// The steps.
  private(set) var steps: [Int] = []
  /// Where the terms of each step begin; one more than there are steps.
  private(set) var starts = [0]

  /// η of k−1 less η of k, times the weight in its block.
  private(set) var drops: [Double] = []
  /// ln η of k, kept above ln 1e-300.
  private(set) var logRates: [Double] = []
  /// Sₖ: the sum of the rates from step k up to and with the step.
  private(set) var since: [Double] = []
  /// The number of steps from k on, with the step.
  private(set) var ages: [Double] = []

  init(_ schedule: Schedule, at steps: [Int]) {
    let falls = FallingCurves(schedule)
    for step in steps {
      precondition(step >= 0, "a step is 0 or more, and not \(step)")
      let area = falls.area(upTo: step)
      areas.append(area)
      self.steps.append(step)
      falls.jumps.visit(upTo: step) { jump in
        // What follows a jump is its own rate at the least; after one to 0 it may be nothing.
        let since =
          jump.rate > 0
          ? max(area - jump.area, jump.rate) : schedule.sum(in: jump.step..<step + 1)
        add(jump.step, drop: jump.drop, rate: jump.rate, since: since)
      }
      for curve in falls.curves where curve.first <= step {
        let last = min(curve.last, step)
        addCurve(curve, upTo: last, later: area - falls.area(upTo: last))
      }
      starts.append(drops.count)
    }
  }

  /// The terms of the i-th step.
  func terms(_ i: Int) -> Range<Int> { starts[i]..<starts[i + 1] }

  /// The terms of some of the steps alone.
  func at(_ places: [Int]) -> DecayTerms {
    var part = self
    part.areas = places.map { areas[$0] }
    part.steps = places.map { steps[$0] }
    part.starts = [0]
    (part.drops, part.logRates, part.since, part.ages) = ([], [], [], [])
    for place in places {
      part.drops += drops[terms(place)]
      part.logRates += logRates[terms(place)]
      part.since += since[terms(place)]
      part.ages += ages[terms(place)]
      part.starts.append(part.drops.count)
    }
    return part
  }

  private mutating func addCurve(_ curve: FallingCurves.Curve, upTo last: Int, later: Double) {
    let first = curve.first
    // The sum of the rates after k, and where the curve has the rate of k.
    var (k, after, cell) = (last, later, 0)
    while k >= first {
      let (rate, drop) = curve.rate(k, &cell)
      let h = min((last - k) / 6, curve.reach(k, cell) / 4, (k - first) / 4)
      if h < 2 {
        after += rate
        add(k, drop: drop, rate: rate, since: after)
        k -= 1
        continue
      }
      let block = Block(h)
      var (rates, drops) = (SIMD8(repeating: rate), SIMD8(repeating: drop))
      for j in 1..<5 { (rates[j], drops[j]) = curve.rate(k - j * h, &cell) }
      let sums = block.sums(rates)
      drops *= block.weights
      for j in 0..<5 {
        after += j == 0 ? rate : sums[j - 1]
        add(k - j * h, drop: drops[j], rate: rates[j], since: after)
      }
      k -= 4 * h + 1
    }
  }

  /// A term; none where nothing fell, or where no rate has followed: Sₖ = 0 is 0 whatever the rate.
  private mutating func add(_ k: Int, drop: Double, rate: Double, since area: Double) {
    if drop == 0 { return }
    if !(area > 0) { return }
    drops.append(drop)
    logRates.append(log(max(rate, 1e-300)))
    since.append(area)
    ages.append(Double(steps[steps.count - 1] - k + 1))
  }
}
