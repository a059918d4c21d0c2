/// Whether less or more of a metric is better; always said, never guessed from its name.
public enum Goal: String, Sendable, Hashable, CaseIterable {
  /// Less is better.
  case minimize
  /// More is better.
  case maximize

  /// The goal that calls best what this one calls worst.
  var opposite: Goal { self == .minimize ? .maximize : .minimize }

  /// Whether one value is better than another; a NaN is better than nothing.
  public func isBetter(_ a: Double, than b: Double) -> Bool {
    self == .minimize ? a < b : a > b
  }

  /// The better end of some values; nil where there are none.
  func best(of values: some Sequence<Double>) -> Double? {
    values.reduce(nil) { best, value in best.map { isBetter(value, than: $0) ? value : $0 } ?? value
    }
  }
}
