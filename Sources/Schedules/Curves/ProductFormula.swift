/// A rate as products and sums of `Double`s, each rounded: what the evaluator itself computes, and what any
/// language with such numbers comes to, to the bit.
package struct ProductFormula: Hashable, Sendable {
  /// Whether its places are counted back from the end of the curve, as `period − numerator`; a falling
  /// curve's are. The formulas call them `steps`.
  package let countsBack: Bool
  package let period: Int
  /// The rate from the place `period` on.
  package let high: Double
  package let constants: [CurveFormula.Constant]
  /// What the slope is of the constants.
  package var slope: String {
    constants.contains { $0.name == "tail" } ? "head + tail" : "head * (1 + excess)"
  }
  /// The rate at the places below half of the period, where it has a formula of its own.
  package let firstHalf: Formula?
  package let rate: Formula

  init(
    _ ends: EasedEnds, slope: ExactSlope, firstHalf: Formula? = nil, rate: Formula
  ) {
    countsBack = !ends.rises
    period = ends.period
    high = ends.blend.high
    self.firstHalf = firstHalf
    self.rate = rate
    let known = [
      ("low", ends.blend.low), ("high", high), ("head", slope.head), ("tail", slope.tail),
      ("excess", slope.excess),
    ]
    constants = known.filter { name, _ in
      [firstHalf, rate].contains { $0?.contains { $0 == .name(name) } ?? false }
    }.map { CurveFormula.Constant(name: $0.0, value: $0.1) }
  }
}

extension ExactSlope {
  /// `times(_:)`, as a formula.
  static func times(_ k: Formula) -> Formula { k * .name("head") + k * .name("tail") }

  /// `whole(k · head)`, as a formula.
  static func whole(_ k: Formula) -> Formula {
    let rise = k * .name("head")
    return rise + rise * .name("excess")
  }
}

extension EasedEnds {
  /// A formula above the lower end, which need not be said where it is 0.
  func low(plus rise: Formula) -> Formula { blend.low == 0 ? rise : .name("low") + rise }
}

extension Phase {
  /// What the evaluator computes along its curve, where that is products and sums.
  package var products: ProductFormula? {
    borrowedFit._withUnsafeGuaranteedRef { $0.curve.products }
  }
}
