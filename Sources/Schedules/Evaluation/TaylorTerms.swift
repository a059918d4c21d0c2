/// The Taylor coefficients of the functions that curves are made of, from the first to the ninth.
enum TaylorTerms {
  /// Those of f(y + r·y·t) = a · yᵖ where the value is `value`.
  static func power(_ p: Double, value: Double, ratio r: Double) -> SIMD16<Double> {
    var (terms, term) = (SIMD16<Double>(), value)
    for i in 1...9 {
      term *= (p - Double(i - 1)) / Double(i) * r
      terms[i] = term
    }
    return terms
  }

  /// Those of f(t) = value · e^(r·t).
  static func exponential(value: Double, ratio r: Double) -> SIMD16<Double> {
    var (terms, term) = (SIMD16<Double>(), value)
    for i in 1...9 {
      term *= r / Double(i)
      terms[i] = term
    }
    return terms
  }
}
