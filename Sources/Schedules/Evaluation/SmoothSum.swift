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
struct SmoothSum {
  /// The numerator of the first step.
  let first: Int
  let stride: Int
  let period: Int

  /// The curve, at a place that may lie between steps; nowhere negative.
  let curve: (Progress) -> DoubleDouble

  /// The sum over the steps `0..<count`.
  func sum(count: Int) -> DoubleDouble {
    var sum = DoubleDouble(0)
    var (added, margin) = (0, 8)
    while count > 4 * margin {
      sum = sum + addedUp(added..<margin) + addedUp(count - margin..<count - added)
      added = margin
      let (start, end) = (
        EndTerms(before: margin, of: step), EndTerms(before: count - margin, of: step)
      )
      if max(abs(start.last), abs(end.last)) <= 0x1p-58 * sum.high {
        let panels = integral(from: margin, length: count - 2 * margin)
        return sum + panels + DoubleDouble(start.sum - end.sum)
      }
      margin *= 2
    }
    return sum + addedUp(added..<count - added)
  }

  private func step(_ k: Int) -> DoubleDouble {
    curve(Progress(numerator: first + stride * k, period: period))
  }

  private func addedUp(_ steps: Range<Int>) -> DoubleDouble {
    steps.reduce(DoubleDouble(0)) { $0 + step($1) }
  }

  /// ∫ f over the unit intervals about `length` steps.
  private func integral(from start: Int, length: Int) -> DoubleDouble {
    let half = (DoubleDouble(stride) * DoubleDouble(length)).scaled(byPowerOfTwo: 0.5)
    let middle = half - DoubleDouble(Double(stride) / 2)
    let anchor = first + stride * start
    let panel = GaussPanel { node in
      curve(Progress(numerator: anchor, plus: middle + half * node, period: period))
    }
    // A polynomial of degree 31 is integrated exactly, so that what those up to 15 leave is squared.
    if panel.roughness <= 0x1p-40 || length <= 16 { return panel.mean * DoubleDouble(length) }
    let left = length / 2
    return integral(from: start, length: left)
      + integral(from: start + left, length: length - left)
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
