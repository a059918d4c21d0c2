/// Writes `count` rates, eight and four at a time; the last four overlap those before, so that no rest
/// is left over to go one by one. A step written twice has the same bits twice.
///
/// - Parameters:
///   - t: The distance of the first step; its sums with multiples of `step` are exact.
///   - step: How much further each next step is.
///   - one: The rate at a distance; for the few steps of a run shorter than four.
///   - four: The same for four distances.
@inline(__always)
func fillByFours<Rate: RateNumber>(
  _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double,
  one: (Double) -> Double, four: (SIMD4<Double>) -> SIMD4<Double>
) {
  guard count >= 4 else {
    for i in 0..<count { rates[i] = Rate(one(t + Double(i) * step)) }
    return
  }
  let offsets = SIMD4(repeating: step) * SIMD4(0, 1, 2, 3)
  var distances = SIMD4(repeating: t) + offsets
  var next = distances + 4 * step
  let stride = SIMD4(repeating: 8 * step)
  let last = rates + (count &- 4)
  var rates = rates
  while rates + 4 < last {
    Rate.store(four(distances), to: rates)
    Rate.store(four(next), to: rates + 4)
    distances += stride
    next += stride
    rates += 8
  }
  if rates < last { Rate.store(four(distances), to: rates) }
  let end = SIMD4(repeating: t + Double(count &- 4) * step) + offsets
  Rate.store(four(end), to: last)
}
