/// A formula as a tree, which every exporter prints in its own language.
///
/// It reads as mathematics does: `.name("start") * .sine(.halfPi * .remaining).squared`. Exact arithmetic is
/// meant; how near a language comes to it is its printer's affair.
package indirect enum Formula: Hashable, Sendable {
  /// A whole number.
  case integer(Int)
  /// One of the curve's constants or parts.
  case name(String)
  case halfPi
  /// x, the progress along the curve, in [0, 1].
  case elapsed
  /// 1 − x, formed from its own integers.
  case remaining
  /// u, the steps since the curve began.
  case steps
  case sum(Formula, Formula)
  case difference(Formula, Formula)
  case product(Formula, Formula)
  case quotient(Formula, Formula)
  case power(Formula, Formula)
  case call(Function, Formula)

  /// The functions that languages must have.
  package enum Function: String, Hashable, Sendable, CaseIterable {
    case squareRoot, sine, exponential
    /// eᶻ − 1, which does not cancel near 0.
    case exponentialMinusOne
    case logarithm
    /// ln(1 + y), which does not cancel near 0.
    case logarithmOfOnePlus
  }
}

extension Formula: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self = .integer(value) }

  static func + (a: Self, b: Self) -> Self { .sum(a, b) }
  static func - (a: Self, b: Self) -> Self { .difference(a, b) }
  static func * (a: Self, b: Self) -> Self { .product(a, b) }
  static func / (a: Self, b: Self) -> Self { .quotient(a, b) }

  var squared: Self { .power(self, 2) }
  var squareRoot: Self { .call(.squareRoot, self) }
  static func sine(_ angle: Self) -> Self { .call(.sine, angle) }
  static func exponential(_ z: Self) -> Self { .call(.exponential, z) }
  static func exponentialMinusOne(_ z: Self) -> Self { .call(.exponentialMinusOne, z) }
  static func logarithmOfOnePlus(_ y: Self) -> Self { .call(.logarithmOfOnePlus, y) }
  static func logarithm(_ y: Self) -> Self { .call(.logarithm, y) }

  /// sin²(πx/2), given x or 1 − x.
  static func wave(_ x: Self) -> Self { sine(.halfPi * x).squared }

  /// Whether it depends on a leaf, directly.
  package func contains(where isWanted: (Formula) -> Bool) -> Bool {
    if isWanted(self) { return true }
    switch self {
    case .integer, .name, .halfPi, .elapsed, .remaining, .steps: return false
    case .call(_, let a): return a.contains(where: isWanted)
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .quotient(let a, let b), .power(let a, let b):
      return a.contains(where: isWanted) || b.contains(where: isWanted)
    }
  }
}

/// The rate along a curve: its constants by name, parts that the rest speaks of, and the rate.
package struct CurveFormula: Hashable, Sendable {
  package struct Constant: Hashable, Sendable {
    package let name: String
    package let value: Double
  }

  package struct Part: Hashable, Sendable {
    package let name: String
    package let formula: Formula
  }

  package var constants: [Constant]
  package var parts: [Part]
  package let rate: Formula

  init(_ constants: [(String, Double)], parts: [(String, Formula)] = [], rate: Formula) {
    self.constants = constants.map { Constant(name: $0.0, value: $0.1) }
    self.parts = parts.map { Part(name: $0.0, formula: $0.1) }
    self.rate = rate
  }

  /// A curve that eases between its ends, measured from the lower one: there nothing cancels.
  ///
  /// - Parameters:
  ///   - eased: e(x).
  ///   - uneased: 1 − e(x), so written that nothing cancels.
  ///   - constants: The curve's own.
  ///   - parts: What both speak of.
  static func between(
    from: Double, to: Double, eased: Formula, uneased: Formula,
    constants: [(String, Double)] = [], parts: [(String, Formula)] = []
  ) -> CurveFormula {
    let rises = from < to
    let (low, high) = rises ? ("start", "end") : ("end", "start")
    let fraction = rises ? eased : uneased
    // A lower end of 0 need not be said.
    let isFromZero = min(from, to) == 0
    let ends = [("start", from), ("end", to)].filter { !isFromZero || $0.0 == high }
    return CurveFormula(
      ends + constants, parts: parts,
      rate: isFromZero
        ? .name(high) * fraction : .name(low) + (.name(high) - .name(low)) * fraction)
  }
}

extension Phase {
  /// The rate along its curve; nil where the rates are written out, in a table.
  package var formula: CurveFormula? { curve.form.formula(from: from, to: to) }

  /// Whether its curve counts steps rather than going from x = 0 to x = 1.
  package var countsSteps: Bool { type(of: curve.form).countsSteps }

  /// The rates written out one by one, of a table.
  package var tableEntries: [Double]? { curve.form.entries }
}

extension Phase {
  /// A number among its curve's parameters, by its key in specs.
  package func curveParameter(_ key: String) -> Double? {
    for parameter in curve.form.parameters where parameter.key == key {
      if case .number(let number) = parameter.value { return number }
    }
    return nil
  }
}
