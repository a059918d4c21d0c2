// The rates of a piece: one, or many into a buffer.

extension UnsafePointer<TaylorPiece> {
  /// Terms that are 0 are left out by the others: that changes no bit.
  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    pointee.isByBlocks
      ? blockRate(atPlace: place) : EightTerms(piece: self).rate(place - pointee.middle)
  }

  /// What the terms add up to, at two distances from the middle.
  @inline(__always)
  func rise(_ t: SIMD2<Double>) -> SIMD2<Double> {
    let (even, odd) =
      pointee.terms == .five
      ? FiveTerms(piece: self).parts(t) : EightTerms(piece: self).parts(t)
    return even + odd
  }

  /// Writes `count` rates, the first at `place`, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    if pointee.isByBlocks { return fillByBlocks(rates, count: count, from: place, step: step) }
    let t = place - pointee.middle
    switch pointee.terms {
    case .five: FiveTerms(piece: self).fill(rates, count: count, from: t, step: step)
    case .six: SixTerms(piece: self).fill(rates, count: count, from: t, step: step)
    case .seven: SevenTerms(piece: self).fill(rates, count: count, from: t, step: step)
    case .eight: EightTerms(piece: self).fill(rates, count: count, from: t, step: step)
    }
  }
}

/// A piece by so many terms. It is read where it lies, for there are too few registers.
private protocol PieceTerms: EvenAndOdd {
  var piece: UnsafePointer<TaylorPiece> { get }
}

extension PieceTerms {
  @inline(__always)
  var centre: SIMD2<Double> { piece.pointee.centre }

  @inline(__always)
  fileprivate var c: TaylorPiece { piece.pointee }
}

private struct FiveTerms: PieceTerms {
  let piece: UnsafePointer<TaylorPiece>

  @inline(__always)
  func parts(_ t: SIMD2<Double>) -> (even: SIMD2<Double>, odd: SIMD2<Double>) {
    let z = t * t
    return (c.rest + z * (c.c2 + z * c.c4), t * (c.c1 + z * (c.c3 + z * c.c5)))
  }
}

private struct SixTerms: PieceTerms {
  let piece: UnsafePointer<TaylorPiece>

  @inline(__always)
  func parts(_ t: SIMD2<Double>) -> (even: SIMD2<Double>, odd: SIMD2<Double>) {
    let z = t * t
    let even = z * (c.c2 + z * (c.c4 + z * c.c6))
    return (c.rest + even, t * (c.c1 + z * (c.c3 + z * c.c5)))
  }
}

private struct SevenTerms: PieceTerms {
  let piece: UnsafePointer<TaylorPiece>

  @inline(__always)
  func parts(_ t: SIMD2<Double>) -> (even: SIMD2<Double>, odd: SIMD2<Double>) {
    let z = t * t
    let even = z * (c.c2 + z * (c.c4 + z * c.c6))
    let odd = t * (c.c1 + z * (c.c3 + z * (c.c5 + z * c.c7)))
    return (c.rest + even, odd)
  }
}

private struct EightTerms: PieceTerms {
  let piece: UnsafePointer<TaylorPiece>

  @inline(__always)
  func parts(_ t: SIMD2<Double>) -> (even: SIMD2<Double>, odd: SIMD2<Double>) {
    let z = t * t
    let even = z * (c.c2 + z * (c.c4 + z * (c.c6 + z * c.c8)))
    let odd = t * (c.c1 + z * (c.c3 + z * (c.c5 + z * c.c7)))
    return (c.rest + even, odd)
  }
}
