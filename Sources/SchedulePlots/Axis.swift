import Foundation

/// An axis: from numbers to pixels, linear or logarithmic.
struct Axis {
  let domain: ClosedRange<Double>
  /// The pixels of the domain's two ends.
  let start: Double
  let end: Double
  var isLogarithmic = false

  /// The pixel of a number; one outside the domain is drawn at its end.
  func pixel(_ number: Double) -> Double {
    let (low, high) = (domain.lowerBound, domain.upperBound)
    let clamped = min(max(number, low), high)
    let share =
      isLogarithmic
      ? (log10(clamped) - log10(low)) / (log10(high) - log10(low))
      // Halves, for a domain as wide as Double has room for.
      : (clamped / 2 - low / 2) / (high / 2 - low / 2)
    return start + (end - start) * share
  }
}

extension Axis {
  /// The end of the axis of steps, which begins at 0: that of the longest schedule, or the last
  /// rule.
  static func lastStep(of plot: Plot) -> Int {
    max(1, plot.series.map(\.schedule.length).max() ?? 0, plot.rules.map(\.step).max() ?? 0)
  }

  /// The axis of rates, from 0 (or, logarithmic, from below the least positive rate) to above the
  /// peak.
  static func rates(
    of series: [Series], isLogarithmic: Bool, from start: Double, to end: Double
  ) -> Axis {
    let peak = series.map(\.schedule.drawnPeak).max() ?? 0
    if !(peak > 1e-300) { return Axis(domain: 0...1, start: start, end: end) }
    if isLogarithmic {
      let rates = series.flatMap { $0.schedule.drawnEnds }
      let least = rates.filter { $0 > 0 }.min() ?? peak
      // A schedule that decays to 0 would take the axis down for ever: four decades, then, or as
      // many as the rates that phases are written with.
      let named = series.flatMap(\.schedule.phases).flatMap { [$0.from, $0.to] }
      let lowest = min(peak * 1e-4, named.filter { $0 > 0 }.min() ?? peak)
      let floor = rates.contains(0) ? max(least, lowest) : least
      let low = max(min(floor / 1.3, peak / 2), 1e-307)
      let high = peak < 1e307 ? peak * 1.15 : peak
      return Axis(domain: low...high, start: start, end: end, isLogarithmic: true)
    }
    return Axis(domain: 0...(peak < 1e307 ? peak * 1.06 : peak), start: start, end: end)
  }
}
