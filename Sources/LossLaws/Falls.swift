import Schedules

/// Where a schedule falls, and where it rises after that: what lies before the first fall is warmup,
/// which the laws count in the sum of rates and nowhere else.
struct Falls {
  /// The first step whose rate is below the one before; nil where none is.
  private(set) var first: Int?
  /// The first step after it whose rate is above the one before.
  private(set) var rise: Int?

  /// What is less than a millionth of the peak is how a log rounds its rates.
  private let slack: Double
  private var highest = 0.0

  init(_ schedule: Schedule) {
    slack = schedule.peak * 1e-6
    var before = schedule.firstRate
    for index in schedule.phases.indices {
      let phase = schedule.phases[index]
      let steps = schedule.steps(ofPhase: index)
      let start = steps.lowerBound
      see(before, phase.rate(at: 0), at: start)
      if phase.curve.name == "table" {
        let rates: [Double] = schedule.rates(in: steps)
        for k in rates.indices.dropFirst() { see(rates[k - 1], rates[k], at: start + k) }
      } else if phase.steps > 1 {
        see(phase.rate(at: 0), phase.rate(at: phase.steps - 1), at: start + 1)
      }
      before = phase.rate(at: phase.steps - 1)
      if rise != nil { return }
    }
    see(before, schedule.finalRate, at: schedule.length)
  }

  private mutating func see(_ before: Double, _ rate: Double, at step: Int) {
    // A slow decay falls by less at a step, but not below all that it was.
    highest = max(highest, rate)
    if rate < highest - slack, first == nil { first = step }
    if rate > before + slack, first != nil, rise == nil { rise = step }
  }
}
