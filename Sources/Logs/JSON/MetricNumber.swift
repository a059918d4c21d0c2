extension JSONScanner.Value {
  /// The number of a metric; nil for `null`, which is a blank.
  ///
  /// `"NaN"` and `"Infinity"` in quotes are numbers too: W&B writes them so.
  func metric(_ scanner: JSONScanner, _ key: String, at place: Int) throws(LogError) -> Double? {
    switch self {
    case .number(let number): return number
    case .null: return nil
    case .text("NaN"): return .nan
    case .text("Infinity"): return .infinity
    case .text("-Infinity"): return -.infinity
    default:
      throw scanner.error(
        "\(quoted(key)) is not a number", "write one such as 0.25, or null", at: place)
    }
  }

  /// The name of a trial, which may be a whole number; nil for `null`.
  func name(_ scanner: JSONScanner, _ key: String, at place: Int) throws(LogError) -> String? {
    switch self {
    case .null: return nil
    case .text(let name) where !name.isEmpty: return name
    case .number(let number):
      if let whole = Int(exactly: number) { return "\(whole)" }
      fallthrough
    default:
      throw scanner.error(
        "\(quoted(key)) is not a name", "name the trial by a text or a whole number", at: place)
    }
  }

  /// A step; nil for `null`.
  func step(_ scanner: JSONScanner, _ key: String, at place: Int) throws(LogError) -> Int? {
    switch self {
    case .null: return nil
    case .number(let number):
      if let step = wholeNumber(number) { return step }
      fallthrough
    default:
      throw scanner.error(
        "\(quoted(key)) is not a step", "a step is a whole number of 0 or more", at: place)
    }
  }
}
