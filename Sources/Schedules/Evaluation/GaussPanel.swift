/// The mean of a function over [−1, 1] by the sixteen nodes of Gauss and Legendre, in double-double:
/// exact for polynomials up to degree 31.
struct GaussPanel {
  let mean: DoubleDouble

  /// The share that the Legendre polynomials of degrees 14 and 15 have in the function; infinite
  /// where it is so steep at an end that the nodes do not see it.
  let roughness: Double

  /// Half of how far the values lie apart, as a share of the mean.
  private let variation: Double

  /// Whether the mean is exact to more than a `Double`: what the polynomials up to degree 15 leave of the
  /// variation, those up to 31 leave about the square of.
  var isSmooth: Bool {
    roughness <= 0x1p-40 && (variation <= 0x1p-46 || roughness * roughness <= 0x1p-58 * variation)
  }

  init(_ function: (DoubleDouble) -> DoubleDouble) {
    var sum = DoubleDouble(0)
    var (fourteenth, fifteenth) = (0.0, 0.0)
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for point in Self.points {
      let (right, left) = (function(point.node), function(-point.node))
      let both = right + left
      sum = sum + both * point.weight
      least = min(least, right.high, left.high)
      greatest = max(greatest, right.high, left.high)
      fourteenth += both.high * point.fourteenth
      fifteenth += (right.high - left.high) * point.fifteenth
    }
    mean = sum.scaled(byPowerOfTwo: 0.5)
    let outermost = Self.points[0].node
    let isHidden = [(DoubleDouble.one, outermost), (-.one, -outermost)].contains { end, node in
      function(end).high > 2 * function(node).high
    }
    let share = sum.high > 0 ? (abs(fourteenth) + abs(fifteenth)) / sum.high : 0
    roughness = isHidden ? .infinity : share
    variation = sum.high > 0 ? (greatest - least) / sum.high : 0
  }

  /// A node, of a pair, and its weight, which together are 2 with those of all others.
  private struct Point {
    let node: DoubleDouble
    let weight: DoubleDouble
    /// Weights of what finds the shares of the polynomials: w · (2n + 1) · Pₙ.
    let fourteenth: Double
    let fifteenth: Double

    init(_ node: DoubleDouble, _ weight: DoubleDouble) {
      self.node = node
      self.weight = weight
      // (n + 1) Pₙ₊₁ = (2n + 1) x Pₙ − n Pₙ₋₁
      var (before, now) = (1.0, node.high)
      for n in 1..<14 {
        let next = (Double(2 * n + 1) * node.high * now - Double(n) * before) / Double(n + 1)
        (before, now) = (now, next)
      }
      fourteenth = weight.high * 29 * now
      fifteenth = weight.high * 31 * (29 * node.high * now - 14 * before) / 15
    }
  }

  /// The roots of P₁₆ above 0; Abramowitz and Stegun, table 25.4, with twice its digits.
  private static let points = [
    Point(
      .init(0x1.fa92c264d787ep-1, -0x1.b4621b51e4ad4p-58),
      .init(0x1.bcddab4b7c211p-6, -0x1.cce3220a06ce6p-60)),
    Point(
      .init(0x1.e39f56616f9b0p-1, -0x1.be3a5df4a4bf4p-56),
      .init(0x1.fdfb1a2c1265dp-5, -0x1.c5f3fde42efefp-61)),
    Point(
      .init(0x1.bb3403514e483p-1, -0x1.a1798e8d75402p-57),
      .init(0x1.85c4ee79cc258p-4, -0x1.033a7fb735740p-60)),
    Point(
      .init(0x1.82c45dda4726bp-1, 0x1.450aa9531389dp-55),
      .init(0x1.fe7af2bad386ap-4, -0x1.653de989af9bfp-58)),
    Point(
      .init(0x1.3c5a466d5e8b8p-1, -0x1.981b60ef3d7a3p-56),
      .init(0x1.325f61bca3cbfp-3, -0x1.1edb10379b177p-58)),
    Point(
      .init(0x1.d50259a43a772p-2, 0x1.335dfa9e7f1dbp-56),
      .init(0x1.5a6ebbb5a75fcp-3, 0x1.56dbc45ea020ap-59)),
    Point(
      .init(0x1.205cae642337cp-2, -0x1.440df7c52dbd9p-59),
      .init(0x1.75f8c77e0c00fp-3, 0x1.7797a906e1a87p-58)),
    Point(
      .init(0x1.852bd6676a9f9p-4, -0x1.82c17214e46f4p-62),
      .init(0x1.83feae80e4dfcp-3, -0x1.b226a9481214fp-58)),
  ]
}
