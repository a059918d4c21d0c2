extension Schedule {
  /// The schedule in words, phase by phase: `linear from 0 to 0.0003 over 500 steps, then …`.
  package var words: String {
    if phases.isEmpty { return "no steps, at \(finalRate.sourceText)" }
    let end = storedFinal.map { ", and \($0.sourceText) from there on" } ?? ""
    return phases.map(\.words).joined(separator: ", then ") + end
  }
}

extension Phase {
  /// The phase in words.
  package var words: String {
    let over = "over \(steps) step\(steps == 1 ? "" : "s")"
    let parameters = curve.form.parameters.filter { !$0.isDefault && !isTable }
    let detail =
      parameters.isEmpty
      ? "" : " (" + parameters.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + ")"
    if curve.isHold { return "hold at \(from.sourceText) \(over)" }
    // What it really runs through: a piece of a curve need not start or end where the curve does.
    return "\(curve.name)\(detail) from \(first.sourceText) to \(arrival.sourceText) \(over)"
  }
}
