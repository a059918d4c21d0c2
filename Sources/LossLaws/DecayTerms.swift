import Foundation
import Schedules

/// What the laws need to know of a schedule at some steps: the sum of rates, and the drops before.
///
/// The laws sum over every drop of the rate before a step: all pairs of steps, if done as written. Here
/// the drops are grouped. Along a curve the terms are smooth in the step, the more so the further back
/// they lie, so that they are summed in blocks of 4h + 1 steps of which five stand for all: the weights
/// are those for which the sum of every polynomial of degree 5 over the block is exact. h grows
/// with the distance from the end of the curve (h ≤ distance / 6), where terms may be singular, so a
/// curve of n steps takes some 10 · ln n terms. Jumps, and the last steps, are terms of their own. What
/// that costs is tested against the plain sum: below 1e-6 of the loss.
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

  private let schedule: Schedule
  private let firstFall: Int?
  /// The sum of the rates before each phase, and before the end.
  private let before: [Double]

  init(_ schedule: Schedule, at steps: [Int]) {
    self.schedule = schedule
    firstFall = Falls(schedule).first
    var sum = 0.0
    var before = [sum]
    for index in schedule.phases.indices {
      sum += schedule.sum(in: schedule.steps(ofPhase: index))
      before.append(sum)
    }
    self.before = before
    for step in steps {
      append(step)
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

  private mutating func append(_ step: Int) {
    precondition(step >= 0, "a step is 0 or more, and not \(step)")
    let count = schedule.phases.count
    let end = schedule.length
    var current = count
    if step < end {
      current = schedule.phases.indices.last { schedule.steps(ofPhase: $0).lowerBound <= step }!
    }
    let start = current < count ? schedule.steps(ofPhase: current).lowerBound : end
    let area = before[current] + schedule.sum(in: start..<step + 1)
    areas.append(area)
    steps.append(step)
    guard let firstFall, firstFall <= step else { return }
    for index in 0...current {
      let steps = index < count ? schedule.steps(ofPhase: index) : end..<step + 1
      if steps.upperBound <= firstFall { continue }
      // The sum of rates of the phases after this one.
      let later = index < current ? area - before[index + 1] : 0
      let last = min(steps.upperBound - 1, step)
      let place = Place(
        phase: index < count ? schedule.phases[index] : nil, steps: steps, last: last, later: later,
        step: step)
      if steps.lowerBound > 0, steps.lowerBound >= firstFall {
        let rate = schedule[steps.lowerBound]
        add(
          steps.lowerBound, drop: schedule[steps.lowerBound - 1] - rate, rate: rate,
          area: schedule.sum(in: steps.lowerBound..<last + 1) + later, place)
      }
      if let phase = place.phase, !phase.curve.isHold {
        addCurve(max(steps.lowerBound + 1, firstFall), last, phase, place)
      }
    }
  }

  /// A phase, as far as a step sees it.
  private struct Place {
    let phase: Phase?
    let steps: Range<Int>
    let last: Int
    let later: Double
    let step: Int
  }

  private mutating func addCurve(_ first: Int, _ last: Int, _ phase: Phase, _ place: Place) {
    // A power may be steep at its start as well.
    let isSmooth = ["linear", "cosine", "exponential"].contains(phase.curve.name)
    let isTable = phase.curve.name == "table"
    var (k, seen) = (last, Seen(from: last + 1, area: place.later))
    while k >= first {
      var h = isTable ? 1 : max(1, (last - k) / 6)
      if !isSmooth { h = min(h, max(1, (k - first) / 10)) }
      h = min(h, (k - first) / 4)
      if h < 2 {
        add(k, 1, phase, place, &seen)
        k -= 1
        continue
      }
      let weights = blockWeights(h)
      add(k, weights.2, phase, place, &seen)
      add(k - h, weights.1, phase, place, &seen)
      add(k - 2 * h, weights.0, phase, place, &seen)
      add(k - 3 * h, weights.1, phase, place, &seen)
      add(k - 4 * h, weights.2, phase, place, &seen)
      k -= 4 * h + 1
    }
  }

  /// The sum of the rates from a step on: that of an earlier one is only what lies between more.
  private struct Seen {
    var from: Int
    var area: Double
  }

  private mutating func add(
    _ k: Int, _ weight: Double, _ phase: Phase, _ place: Place, _ seen: inout Seen
  ) {
    seen.area += schedule.sum(in: k..<seen.from)
    seen.from = k
    let local = k - place.steps.lowerBound
    let rate = phase.rate(at: local)
    let drop = weight * (phase.rate(at: local - 1) - rate)
    add(k, drop: drop, rate: rate, area: seen.area, place)
  }

  /// A term; none where nothing fell, or where no rate has followed: Sₖ = 0 is 0 whatever the rate.
  private mutating func add(_ k: Int, drop: Double, rate: Double, area: Double, _ place: Place) {
    if drop == 0 { return }
    if !(area > 0) { return }
    drops.append(drop)
    logRates.append(log(max(rate, 1e-300)))
    since.append(area)
    ages.append(Double(place.step - k + 1))
  }
}

/// The weights of the middle, the inner two and the outer two of five steps at distances h that stand
/// for the 4h + 1 steps from the first of them to the last: those that sum 1, v² and v⁴ exactly, and
/// with them, by symmetry, every polynomial of degree 5.
func blockWeights(_ h: Int) -> (Double, Double, Double) {
  let (n, h) = (Double(2 * h), Double(h))
  let squares = n * (n + 1) * (2 * n + 1) / 6
  let fourths = squares * (3 * n * n + 3 * n - 1) / 5
  let (second, fourth) = (2 * squares / (h * h), 2 * fourths / (h * h * h * h))
  let outer = (fourth - second) / 24
  let inner = (second - 8 * outer) / 2
  return (2 * n + 1 - 2 * inner - 2 * outer, inner, outer)
}
