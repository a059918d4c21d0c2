// A description is the source that makes the value: paste it into Swift, and it is the same.

extension Schedule: CustomStringConvertible {
  /// The source that makes the schedule.
  ///
  /// ```swift
  /// print(Schedule.warmup(to: 1e-3, over: 500).holding(for: 4_500))
  /// // Schedule([
  /// //   .ramp(from: 0, to: 0.001, over: 500),
  /// //   .hold(at: 0.001, for: 4_500),
  /// // ])
  /// ```
  public var description: String {
    let final = storedFinal.map { ", final: \($0.sourceText)" } ?? ""
    if phases.isEmpty { return isIdentity ? "Schedule()" : "Schedule([]\(final))" }
    return "Schedule([\n" + phases.map { "  \($0),\n" }.joined() + "]\(final))"
  }
}

extension Phase: CustomStringConvertible {
  /// The source that makes the phase, within a list of phases.
  public var description: String {
    let map = timeMapArguments.map { ", \($0.key): \($0.value.sourceText)" }.joined()
    let n = steps.sourceText
    switch type(of: curve.form).givenEnds {
    case .rate: return ".hold(at: \(from.sourceText), for: \(n))"
    case .fromTo:
      let along = curve == .linear ? "" : ", along: \(curve)"
      return ".ramp(from: \(from.sourceText), to: \(to.sourceText), over: \(n)\(along)\(map))"
    case .from: return ".curve(\(curve), from: \(from.sourceText), for: \(n)\(map))"
    case .none: return ".curve(\(curve), for: \(n)\(map))"
    }
  }

  /// The time map as arguments; a ramp with a map of its own always says its period.
  private var timeMapArguments: [(key: String, value: Int)] {
    let terms = timeMapBesideDefault
    if terms.isEmpty || terms.last?.key == "period" || type(of: curve.form).countsSteps {
      return terms
    }
    return terms + [("period", timeMap.period)]
  }
}

extension Double {
  /// The shortest literal that is this number.
  package var sourceText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Int {
  /// The literal of this number, its thousands set apart: `10_000`.
  package var sourceText: String {
    let digits = magnitude.description
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "_" }
      text.append(digit)
    }
    return text
  }
}
