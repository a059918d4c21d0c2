import Schedules

/// The variables of a formula where they are formed in floats from the whole number `step`.
///
/// In whole numbers first as far as those fit, so that what is near the end of a curve stays accurate.
struct FloatPlace {
  /// How the whole number of a text becomes a float: `jnp.float32(…)`.
  let float: (String) -> String
  /// The bits of the whole numbers.
  let bits: Int
  /// The least and the greatest of two: of `x` and 0, of `x` and 1.
  let least: (String, String) -> String
  let greatest: (String, String) -> String

  func variables(
    _ formula: CurveFormula, _ place: Place, in steps: Range<Int>
  ) -> [(name: String, value: String)] {
    var lines: [(String, String)] = []
    for (leaf, name) in [(Formula.steps, "u"), (.elapsed, "x"), (.remaining, "rest")]
    where formula.contains(where: { $0 == leaf }) {
      lines.append((name, value(leaf, place, in: steps)))
      if place.passesEnd, leaf == .elapsed { lines.append((name, least(name, "1.0"))) }
      if place.passesEnd, leaf == .remaining { lines.append((name, greatest(name, "0.0"))) }
    }
    return lines
  }

  private func value(_ leaf: Formula, _ place: Place, in steps: Range<Int>) -> String {
    if place.fits(bits: bits) {
      let whole = float(leaf == .remaining ? place.remainder : place.numerator)
      return place.period == 1 ? whole : "\(whole) / \(place.period.grouped)"
    }
    // Steps from the nearer end of the phase, each worth slope / period, added to what stands there.
    let pace = Double(place.period) / Double(place.slope)
    let (first, end) = (steps.lowerBound, steps.upperBound)
    if leaf == .remaining {
      let left = Double(place.period - place.slope * Int128(end) - place.constant)
      let way = float("\(end.sourceText) - step") + " / \(pace)"
      return left == 0 ? way : "\(left / Double(place.period)) + \(way)"
    }
    let start = Double(place.slope * Int128(first) + place.constant) / Double(place.period)
    let way = float(first == 0 ? "step" : "step - \(first.sourceText)") + " / \(pace)"
    return start == 0 ? way : "\(start) + \(way)"
  }
}
