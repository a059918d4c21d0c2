/// A polynomial about a middle, `centre + (even(t) + odd(t))`, t the distance from it in places.
///
/// Its even and its odd part stand apart because t and −t share them: two rates for little more than the
/// price of one. Every way of filling computes exactly this expression, so all of them agree to the bit.
protocol EvenAndOdd {
  var centre: SIMD2<Double> { get }

  /// Both parts, at two distances.
  func parts(_ t: SIMD2<Double>) -> (even: SIMD2<Double>, odd: SIMD2<Double>)
}

extension EvenAndOdd {
  /// The rate at a distance.
  @inline(__always)
  func rate(_ t: Double) -> Double { rates(SIMD2(t, t))[0] }

  @inline(__always)
  private func rates(_ t: SIMD2<Double>) -> SIMD2<Double> {
    let (even, odd) = parts(t)
    return centre + (even + odd)
  }

  /// Writes `count` rates, the first at a distance `t`, each `step` further.
  ///
  /// Steps at the same distance from the middle go in pairs, if the middle is a step and steps are
  /// next to each other.
  @inline(never)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    let before = -t * step
    guard step * step == 1, before >= 3, before < 0x1p31, before.nearestWhole == before else {
      return fillDirectly(rates, count: count, from: t, step: step)
    }
    let middle = before.nearestIndex
    let pairs = min(middle, count &- 1 &- middle)
    guard pairs >= 3 else { return fillDirectly(rates, count: count, from: t, step: step) }
    fillPairs(rates + middle, pairs: pairs, step: step)
    // One side may have more.
    for i in 0..<max(0, middle &- pairs) { rates[i] = Rate(rate(t + Double(i) * step)) }
    let done = middle &+ pairs &+ 1
    if done < count {
      fillDirectly(
        rates + done, count: count &- done, from: t + Double(done) * step, step: step)
    }
  }

  /// The middle, which `middle` points at, and `pairs` steps on either side of it, three or more: four
  /// pairs at a time, the last of which overlap those before, so that no rest is left over.
  @inline(__always)
  private func fillPairs<Rate: RateNumber>(
    _ middle: UnsafeMutablePointer<Rate>, pairs: Int, step: Double
  ) {
    @inline(__always)
    func store(_ t: SIMD2<Double>, _ u: SIMD2<Double>, at i: Int) {
      let (evenT, oddT) = parts(t)
      let (evenU, oddU) = parts(u)
      let after = (centre + (evenT + oddT), centre + (evenU + oddU))
      Rate.store(SIMD4(lowHalf: after.0, highHalf: after.1), to: middle + i)
      let before = (centre + (evenU - oddU), centre + (evenT - oddT))
      let backwards = SIMD4(before.0[1], before.0[0], before.1[1], before.1[0])
      Rate.store(backwards, to: middle - (i &+ 3))
    }
    // The middle is its own counterpart. Going down is going up on the other side of it.
    let (first, second) = (SIMD2(0, step), SIMD2(2 * step, 3 * step))
    var (t, u, i) = (first, second, 0)
    while i &+ 3 < pairs {
      store(t, u, at: i)
      t += 4 * step
      u += 4 * step
      i &+= 4
    }
    let last = Double(pairs &- 3) * step
    store(first + last, second + last, at: pairs &- 3)
  }

  @inline(__always)
  private func fillDirectly<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    fillByFours(rates, count: count, from: t, step: step, one: rate) { t in
      SIMD4(lowHalf: self.rates(t.lowHalf), highHalf: self.rates(t.highHalf))
    }
  }
}
