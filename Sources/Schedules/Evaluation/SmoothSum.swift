/// Sums of smooth curves in double-double, from a few places and not from all steps.
///
/// After Euler and Maclaurin, the steps being the middles of unit intervals,
///
///     Σ f(k) over c ≤ k < d  =  ∫ f from c − ½ to d − ½  +  G(c − ½) − G(d − ½)
///     G = δ/24 − 17δ³/5760 + 367δ⁵/967680 − 27859δ⁷/464486400 + 1295803δ⁹/122624409600 − …
///
/// with δ the central differences of f. Near the ends of a phase a root may be steep: so many steps
/// are added up one by one at either end that the last difference no longer counts. The integral is
/// Gauss's, in panels that are halved until each is smooth.
///
/// A curve may be steep between its ends as well, as a wide tanh is, and then neither holds: where
/// a panel of a few steps is not smooth, the steps are halved and each half is summed by itself, down
/// to what is added up one by one.
struct SmoothSum {
  /// The numerator of the first step.
  let first: Int
  let stride: Int
  let period: Int

  /// The curve, at a place that may lie between steps; nowhere negative.
  let curve: (Progress) -> DoubleDouble

  /// The sum over the steps `0..<count`.
  func sum(count: Int) -> DoubleDouble { sum(over: 0..<count) }

  private func sum(over steps: Range<Int>) -> DoubleDouble {
    var sum = DoubleDouble(0)
    var rest = steps
    var margin = 8
    while rest.count > 2 * margin {
      let inner = steps.lowerBound + margin..<steps.upperBound - margin
      sum = sum + addedUp(rest.lowerBound..<inner.lowerBound)
      sum = sum + addedUp(inner.upperBound..<rest.upperBound)
      rest = inner
      let (start, end) = (
        EndTerms(before: rest.lowerBound, of: step), EndTerms(before: rest.upperBound, of: step)
      )
      if max(abs(start.last), abs(end.last)) <= 0x1p-58 * sum.high {
        let little = 0x1p-60 * sum.high
        guard let integral = integral(from: rest.lowerBound, length: rest.count, little) else {
          let middle = rest.lowerBound + rest.count / 2
          return sum + self.sum(over: rest.lowerBound..<middle)
            + self.sum(over: middle..<rest.upperBound)
        }
        return sum + integral + DoubleDouble(start.sum - end.sum)
      }
      margin *= 2
    }
    return sum + addedUp(rest)
  }

  private func step(_ k: Int) -> DoubleDouble {
    curve(Progress(numerator: first + stride * k, period: period))
  }

  private func addedUp(_ steps: Range<Int>) -> DoubleDouble {
    steps.reduce(DoubleDouble(0)) { $0 + step($1) }
  }

  /// ∫ f over the unit intervals about `length` steps; nil where f is not smooth, unless so little
  /// is at stake.
  private func integral(from start: Int, length: Int, _ little: Double) -> DoubleDouble? {
    let half = (DoubleDouble(stride) * DoubleDouble(length)).scaled(byPowerOfTwo: 0.5)
    let middle = half - DoubleDouble(Double(stride) / 2)
    let anchor = first + stride * start
    let panel = GaussPanel { node in
      curve(Progress(numerator: anchor, plus: middle + half * node, period: period))
    }
    let sum = panel.mean * DoubleDouble(length)
    if panel.isSmooth { return sum }
    if length <= 4 { return sum.high * panel.roughness <= little ? sum : nil }
    let left = length / 2
    guard let before = integral(from: start, length: left, little) else { return nil }
    return integral(from: start + left, length: length - left, little).map { before + $0 }
  }
}

/// G at the end that lies half a step before step `c`.
private struct EndTerms {
  let sum: Double
  /// The term of the ninth difference: what is left out is smaller.
  let last: Double

  init(before c: Int, of f: (Int) -> DoubleDouble) {
    let d = (0..<5).map { (f(c + $0) - f(c - 1 - $0)).rounded }
    let third = d[1] - 3 * d[0]
    let fifth = d[2] - 5 * d[1] + 10 * d[0]
    let seventh = d[3] - 7 * d[2] + 21 * d[1] - 35 * d[0]
    let ninth = d[4] - 9 * d[3] + 36 * d[2] - 84 * d[1] + 126 * d[0]
    last = ninth * 1_295_803 / 122_624_409_600
    let upper = fifth * 367 / 967_680 - seventh * 27_859 / 464_486_400 + last
    sum = d[0] / 24 - third * 17 / 5760 + upper
  }
}
