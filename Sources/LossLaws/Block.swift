/// 4h + 1 steps of a smooth curve, of which five at distances h stand for all.
struct Block {
  private let h: Double
  /// Those for which the sum of 1, v² and v⁴ over all steps of the block is exact, and with them, by
  /// symmetry, that of every polynomial of degree 5.
  let weights: SIMD8<Double>

  init(_ h: Int) {
    let (n, h) = (Double(2 * h), Double(h))
    let squares = n * (n + 1) * (2 * n + 1) / 6
    let fourths = squares * (3 * n * n + 3 * n - 1) / 5
    let (second, fourth) = (2 * squares / (h * h), 2 * fourths / (h * h * h * h))
    let outer = (fourth - second) / 24
    let inner = (second - 8 * outer) / 2
    weights = [outer, inner, 2 * n + 1 - 2 * inner - 2 * outer, inner, outer, 0, 0, 0]
    self.h = h
  }

  /// The sums of a curve from its values at the five: over the h steps that end with the second, with the
  /// third, and so on.
  ///
  /// Exact for polynomials of degree 4: the integral of the one through the five (the coefficients of
  /// Adams and Moulton), and what Euler and Maclaurin add to make a sum of it.
  func sums(_ y: SIMD8<Double>) -> SIMD4<Double> {
    // What the slopes at the ends differ by, in units of h.
    let rises = SIMD4(
      22 * y[0] - 58 * y[1] + 54 * y[2] - 22 * y[3] + 4 * y[4],
      4 * y[0] + 2 * y[1] - 18 * y[2] + 14 * y[3] - 2 * y[4],
      -2 * y[0] + 14 * y[1] - 18 * y[2] + 2 * y[3] + 4 * y[4],
      4 * y[0] - 22 * y[1] + 54 * y[2] - 58 * y[3] + 22 * y[4])
    let integrals = SIMD4(
      251 * y[0] + 646 * y[1] - 264 * y[2] + 106 * y[3] - 19 * y[4],
      -19 * y[0] + 346 * y[1] + 456 * y[2] - 74 * y[3] + 11 * y[4],
      11 * y[0] - 74 * y[1] + 456 * y[2] + 346 * y[3] - 19 * y[4],
      -19 * y[0] + 106 * y[1] - 264 * y[2] + 646 * y[3] + 251 * y[4])
    let steps = SIMD4(y[1] - y[0], y[2] - y[1], y[3] - y[2], y[4] - y[3])
    let fourth = y[0] - 4 * y[1] + 6 * y[2] - 4 * y[3] + y[4]
    return integrals * (h / 720) + steps * 0.5 + rises / (144 * h) - fourth / (720 * h * h * h)
  }
}
