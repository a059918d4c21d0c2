import Schedules

extension Scale {
  /// The scale of rates, from 0 (or, logarithmic, from below the least positive rate) to above the
  /// peak.
  static func rates(of schedules: [Schedule], isLogarithmic: Bool) -> Scale {
    let peak = schedules.map(\.drawnPeak).max() ?? 0
    var scale = Scale(title: "learning rate", domain: 0...1, unit: .rates)
    // Rates too small to tell from 0 are drawn as 0.
    if !(peak > 1e-300) { return scale }
    scale.domain = 0...(peak < 1e307 ? peak * 1.06 : peak)
    // Of many series, the extremes alone: else the axis would be all exceptions and no scale.
    scale.landmarks =
      Array(distinct(schedules.map(\.peak)).sorted(by: >).prefix(2))
      + distinct(schedules.map(\.finalRate)).sorted().prefix(2)
    if isLogarithmic {
      scale.isLogarithmic = true
      scale.domain = logarithmicDomain(of: schedules, peak: peak)
      scale.reachesZero = schedules.contains { schedule in
        schedule.drawnEnds.contains { $0 < scale.domain.lowerBound }
      }
    }
    return scale
  }

  private static func distinct(_ rates: [Double]) -> [Double] {
    Set(rates.map { Decimal10($0) }).map(\.value)
  }

  private static func logarithmicDomain(of schedules: [Schedule], peak: Double)
    -> ClosedRange<Double>
  {
    let rates = schedules.flatMap(\.drawnEnds)
    let least = rates.filter { $0 > 0 }.min() ?? peak
    // A schedule that decays to 0 would take the axis down for ever: four decades, then, or as
    // many as the rates that phases are written with.
    let named = schedules.flatMap(\.phases).flatMap { [$0.from, $0.to] }
    let lowest = min(peak * 1e-4, named.filter { $0 > 0 }.min() ?? peak)
    let floor = rates.contains(0) ? max(least, lowest) : least
    let low = max(min(floor / 1.3, peak / 2), 1e-307)
    return low...(peak < 1e307 ? peak * 1.15 : peak)
  }
}
