/// Sums of smooth curves that have no closed form, from a few rates and not from all.
///
/// The steps are split into blocks that double in length away from either end, where a root may be
/// steep, so that a curve is smooth in each. In a block of 2ᵐ steps the trapezoid rule with strides h,
/// h/2, h/4 … misses the sum by a polynomial in h² (Euler and Maclaurin); it is extrapolated, after
/// Romberg, not to h = 0, which would be the integral, but to h = 1, which is the sum. Where two
/// orders of that disagree the block is halved, down to blocks that are added up.
struct SmoothSum {
  let rate: (Int) -> Double

  /// Blocks of at most so many steps are added up step by step.
  private static let short = 128

  /// The sum over the steps `0..<count`.
  func sum(count: Int) -> DoubleDouble {
    var sum = DoubleDouble(0)
    var start = 0
    while start < count {
      // No longer than its distance from either end.
      let room = min(max(start, Self.short), max((count - start) / 2, Self.short), count - start)
      let length = room <= Self.short ? room : 1 << (Int.bitWidth - 1 - room.leadingZeroBitCount)
      sum = sum + block(start, length)
      start += length
    }
    return sum
  }

  private func block(_ start: Int, _ length: Int) -> DoubleDouble {
    if length <= Self.short { return addedUp(start, length) }
    let (ends, last) = (rate(start) + rate(start + length), length.trailingZeroBitCount)
    var trapezoids: [Double] = []
    var inner = 0.0
    for level in 0...5 {
      let stride = length >> level
      if level > 0 {
        for k in Swift.stride(from: start + stride, to: start + length, by: 2 * stride) {
          inner += rate(k)
        }
      }
      trapezoids.append((ends / 2 + inner) * Double(stride))
    }
    let (value, previous) = extrapolated(trapezoids, steps: Double(length))
    guard abs(value - previous) > 1e-14 * abs(value), last > 7 else {
      // The trapezoid counts half of the step after the block, and half of its first.
      return DoubleDouble(value) + DoubleDouble((rate(start) - rate(start + length)) / 2)
    }
    return block(start, length / 2) + block(start + length / 2, length / 2)
  }

  /// Neville's scheme in h² at h = 1, with all strides and without the longest.
  private func extrapolated(_ trapezoids: [Double], steps: Double) -> (Double, Double) {
    var column = trapezoids
    var previous = 0.0
    let squares = trapezoids.indices.map { level -> Double in
      let stride = steps / Double(1 << level)
      return stride * stride
    }
    for order in 1..<trapezoids.count {
      previous = column[column.count - 1]
      for i in stride(from: trapezoids.count - 1, through: order, by: -1) {
        let (far, near) = (squares[i - order] - 1, squares[i] - 1)
        column[i] += (column[i] - column[i - 1]) * near / (far - near)
      }
    }
    return (column[column.count - 1], previous)
  }

  private func addedUp(_ start: Int, _ length: Int) -> DoubleDouble {
    var sum = DoubleDouble(0)
    for k in start..<start + length {
      let next = DoubleDouble.sum(sum.high, rate(k))
      sum = DoubleDouble(next.high, sum.low + next.low)
    }
    return sum
  }
}
