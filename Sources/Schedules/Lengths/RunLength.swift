/// A part of a run, as people say it: steps, epochs, samples, tokens, a share of the whole, or the
/// rest.
///
/// It is exact, and becomes steps once, when a ``RunClock`` or a ``ScheduleTemplate`` resolves it.
///
/// ```swift
/// let lengths: [RunLength] = [.share(0.02), .epochs(2.5), .tokens(2_000_000_000), .rest]
/// RunLength("2.5 epochs")  // 2.5 epochs
/// RunLength("2%")          // 0.02 share
/// ```
public struct RunLength: Sendable, Hashable {
  enum Unit: String, Sendable, CaseIterable {
    case steps, epochs, samples, tokens, share, rest
  }

  let unit: Unit
  let amount: Ratio

  init(_ amount: Ratio, _ unit: Unit) {
    self.unit = unit
    self.amount = amount
  }

  /// Optimizer updates.
  public static func steps(_ count: Int) -> RunLength { counted(count, .steps) }

  /// Passes over the data; also parts of one.
  public static func epochs(_ count: Double) -> RunLength { measured(count, .epochs) }

  /// Training examples.
  public static func samples(_ count: Int) -> RunLength { counted(count, .samples) }

  /// Tokens: samples times their sequence length.
  public static func tokens(_ count: Int) -> RunLength { counted(count, .tokens) }

  /// A share of the whole run, in 0…1.
  public static func share(_ share: Double) -> RunLength { measured(share, .share) }

  /// What the other parts of the run leave.
  public static let rest = RunLength(0, .rest)

  private static func counted(_ count: Int, _ unit: Unit) -> RunLength {
    measured(Ratio(count, 1), unit)
  }

  private static func measured(_ amount: Double, _ unit: Unit) -> RunLength {
    trapping("RunLength") { () throws(ScheduleError) in try RunLength(decimal: amount, unit) }
  }

  private static func measured(_ amount: Ratio, _ unit: Unit) -> RunLength {
    trapping("RunLength") { () throws(ScheduleError) in try RunLength(checking: amount, unit) }
  }

  /// A length of so much as a number's shortest decimal says.
  init(decimal amount: Double, _ unit: Unit) throws(ScheduleError) {
    guard let ratio = Ratio(decimal: amount) else {
      throw ScheduleError(
        unit.rawValue, "\(amount) \(amount.isFinite ? "has too many digits" : "is not a length")",
        "give a number of at most 18 digits")
    }
    try self.init(checking: ratio, unit)
  }

  /// A length that can be one: not negative, and no share above the whole.
  init(checking amount: Ratio, _ unit: Unit) throws(ScheduleError) {
    guard amount.numerator >= 0 else {
      throw ScheduleError(unit.rawValue, "\(amount) is negative", "give 0 or more")
    }
    guard unit != .share || amount.numerator <= amount.denominator else {
      throw ScheduleError("share", "\(amount) is more than the whole", "give a share in 0…1")
    }
    guard amount.denominator == 1 || unit == .share || unit == .epochs else {
      throw ScheduleError(
        unit.rawValue, "\(amount.decimal) is not a whole number", "give whole \(unit.rawValue)")
    }
    self.init(amount, unit)
  }
}

extension RunLength: ExpressibleByIntegerLiteral {
  /// Steps: `500` is `.steps(500)`.
  public init(integerLiteral steps: Int) { self = .steps(steps) }
}

extension RunLength: LosslessStringConvertible {
  /// Reads `500`, `500 steps`, `100k`, `2.5 epochs`, `1e6 samples`, `2G tokens`, `2%`, `0.02 share`,
  /// `rest`; nil for anything else. `k`, `M`, `G` or `B`, and `T` are 10³, 10⁶, 10⁹ and 10¹².
  public init?(_ text: String) {
    let text = text.lowercased().filter { $0 != " " && $0 != "_" }
    if text == "rest" {
      self = .rest
      return
    }
    let number = text.prefix { "0123456789.".contains($0) }
    var rest = text[number.endIndex...]
    var exponent = 0
    if let written = rest.prefixMatch(of: /e([-+]?[0-9]+)/) {
      guard let power = Int(written.1), abs(power) < 1_000 else { return nil }
      exponent = power
      rest = rest[written.range.upperBound...]
    } else if let power = Self.powers[rest.first ?? " "],
      rest.count == 1 || Unit.allCases.contains(where: { $0.rawValue == rest.dropFirst() })
    {
      exponent = power
      rest = rest.dropFirst()
    }
    // A percent moves the point of what is written: dividing would round.
    if rest == "%" { exponent -= 2 }
    guard let value = Double("\(number)e\(exponent)"), let amount = Ratio(decimal: value) else {
      return nil
    }
    let units: [Substring: Unit] = [
      "": .steps, "step": .steps, "steps": .steps, "epoch": .epochs, "epochs": .epochs,
      "sample": .samples, "samples": .samples, "token": .tokens, "tokens": .tokens,
      "share": .share, "%": .share,
    ]
    guard let unit = units[rest], let length = try? RunLength(checking: amount, unit) else {
      return nil
    }
    self = length
  }

  private static let powers: [Character: Int] = ["k": 3, "m": 6, "g": 9, "b": 9, "t": 12]

  /// Its steps; nil where it is a length of something else.
  package var wholeSteps: Int? { unit == .steps ? amount.numerator : nil }

  /// `500 steps`, `2.5 epochs`, `0.02 share`, `rest`.
  public var description: String {
    unit == .rest ? "rest" : "\(amount.decimal) \(unit.rawValue)"
  }
}

extension Ratio {
  /// The number nearest to it.
  var decimalValue: Double { (DoubleDouble(numerator) / DoubleDouble(denominator)).rounded }

  /// The number nearest to it, written in decimal.
  var decimal: String { denominator == 1 ? "\(numerator)" : decimalValue.sourceText }
}
