// A long piece, block by block: its polynomial about the middle of each, as far as the third power.

extension UnsafePointer<TaylorPiece> {
  /// The rate at a place.
  @inline(never)
  func blockRate(atPlace place: Double) -> Double { blockRates(SIMD2(place, place))[0] }

  /// Writes `count` rates, the first at `place`, each `step` further.
  @inline(never)
  func fillByBlocks<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    guard step * step == 1 else {
      return abs(step) <= CubicBlock.widest
        ? fillApart(rates, count: count, from: place, step: step)
        : fillFarApart(rates, count: count, from: place, step: step)
    }
    // The rest of a block that is begun, whole blocks, two at a time, and the beginning of another.
    let places = CubicBlock.places
    let begun = min(count, CubicBlock.left(from: Int(place), isRising: step > 0) % places)
    fillPart(rates, count: begun, from: place, step: step)
    var (done, place) = (begun, place + Double(begun) * step)
    let distances = CubicBlock.distances
    let toNext = Double(places) * step
    var middles = place + Double(places - 1) / 2 * step - pointee.middle + SIMD2(0, toNext)
    var next = blocks(middles)
    while done &+ places <= count {
      // Those after these are begun before these are written: to make them is one long chain.
      let two = next
      middles += 2 * toNext
      next = blocks(middles)
      two.alone(0).fillWhole(rates + done, isRising: step > 0, distances)
      done &+= places
      place += toNext
      if done &+ places > count { break }
      two.alone(1).fillWhole(rates + done, isRising: step > 0, distances)
      done &+= places
      place += toNext
    }
    fillPart(rates + done, count: count &- done, from: place, step: step)
  }

  /// Steps of one block.
  @inline(never)
  private func fillPart<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    if count == 0 { return }
    let middle = CubicBlock.middle(of: Int(place))
    blocks(SIMD2(repeating: middle - pointee.middle))
      .fill(rates, count: count, from: place - middle, step: step)
  }

  /// Steps a few places apart, block by block.
  private func fillApart<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    let apart = Int(abs(step))
    var (done, place) = (0, place)
    while done < count {
      let left = CubicBlock.left(from: Int(place), isRising: step > 0)
      let these = min(count - done, strides(of: apart, across: left))
      fillPart(rates + done, count: these, from: place, step: step)
      done += these
      place += Double(these) * step
    }
  }

  /// Steps so far apart that a block has but one or two, two at a time.
  private func fillFarApart<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    var (i, places) = (0, SIMD2(place, place + step))
    while i &+ 1 < count {
      let two = blockRates(places)
      rates[i] = Rate(two[0])
      rates[i &+ 1] = Rate(two[1])
      places += 2 * step
      i &+= 2
    }
    // The place after the last may be none.
    if i < count { rates[i] = Rate(blockRate(atPlace: places[0])) }
  }

  @inline(__always)
  private func blockRates(_ places: SIMD2<Double>) -> SIMD2<Double> {
    let middles = SIMD2(
      CubicBlock.middle(of: Int(places[0])), CubicBlock.middle(of: Int(places[1])))
    return blocks(middles - pointee.middle).rates(places - middles)
  }

  /// Two blocks, from the distances of their middles from the piece's.
  @inline(__always)
  private func blocks(_ t: SIMD2<Double>) -> CubicBlock {
    let piece = pointee
    let rise = self.rise(t)
    let centre = piece.centre + rise
    // Exactly what that sum lost, for the rise is smaller.
    let rest = rise - (centre - piece.centre)
    // Horner's scheme again and again gives one coefficient after the other.
    var (c1, c2, c3, c4, c5) = (piece.c1, piece.c2, piece.c3, piece.c4, piece.c5)
    var (c6, c7, c8) = (piece.c6, piece.c7, piece.c8)
    @inline(__always)
    func divideDownToThird() {
      if piece.terms != .five {
        c7 += t * c8
        c6 += t * c7
        c5 += t * c6
      }
      c4 += t * c5
      c3 += t * c4
    }
    divideDownToThird()
    c2 += t * c3
    c1 += t * c2
    divideDownToThird()
    c2 += t * c3
    c1 += t * c2
    divideDownToThird()
    c2 += t * c3
    divideDownToThird()
    return CubicBlock(centre: centre, rest: rest, c1: c1, c2: c2, c3: c3)
  }
}
