/// Sixty-four places next to each other on which a cubic about their middle stands for a longer polynomial:
///
///     rate = centre + ((rest + c₂t²) + t(c₁ + c₃t²))
///
/// with t the distance from the middle, −31½ … 31½. It is written from the middle to both sides, and so it is
/// short, eight lines of the cache: where two directions go on for longer, writing to memory takes twice as long.
///
/// Numbers stand twice, for two steps at a time, which may be of two blocks.
struct CubicBlock: BitwiseCopyable {
  typealias Twice = SIMD2<Double>

  var centre: Twice
  var rest: Twice
  var (c1, c2, c3): (Twice, Twice, Twice)

  /// How many places a block has.
  @inline(__always)
  static var places: Int { 64 }

  /// Steps further apart are not worth going block by block.
  @inline(__always)
  static var widest: Double { 16 }

  /// The middle of the block that a place is in.
  @inline(__always)
  static func middle(of place: Int) -> Double {
    Double(place & ~(places - 1)) + Double(places - 1) / 2
  }

  /// How many places of a block there are from one on, itself among them, upwards or downwards.
  @inline(__always)
  static func left(from place: Int, isRising: Bool) -> Int {
    let number = place & (places - 1)
    return isRising ? places - number : number + 1
  }

  @inline(__always)
  func rates(_ t: Twice) -> Twice {
    let z = t * t
    return centre + ((rest + z * c2) + t * (c1 + z * c3))
  }

  /// The first or the second of two blocks.
  @inline(__always)
  func alone(_ i: Int) -> CubicBlock {
    @inline(__always)
    func twice(_ number: Twice) -> Twice { Twice(repeating: number[i]) }
    return CubicBlock(
      centre: twice(centre), rest: twice(rest), c1: twice(c1), c2: twice(c2), c3: twice(c3))
  }

  /// Writes `count` rates of one block, the first at a distance `t`, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    fillByFours(
      rates, count: count, from: t, step: step, one: { self.rates(Twice($0, $0))[0] },
      four: { SIMD4(lowHalf: self.rates($0.lowHalf), highHalf: self.rates($0.highHalf)) })
  }

  /// Writes all rates of one block: two at the same distance from the middle share what has even powers, and
  /// what has odd ones.
  ///
  /// - Parameter isRising: Whether places grow. Going down is going up with the odd part negated.
  @inline(__always)
  func fillWhole<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, isRising: Bool, _ distances: Distances
  ) {
    let (c1, c3) = isRising ? (c1, c3) : (-c1, -c3)
    @inline(__always)
    func both(_ t: Twice, _ z: Twice) -> (before: Twice, after: Twice) {
      let (even, odd) = (rest + z * c2, t * (c1 + z * c3))
      return (centre + (even - odd), centre + (even + odd))
    }
    let middle = rates + Self.places / 2
    for i in 0..<Self.places / 8 {
      let (t, z) = (distances[i].t, distances[i].square)
      let (near, far) = (both(t.lowHalf, z.lowHalf), both(t.highHalf, z.highHalf))
      Rate.store(SIMD4(lowHalf: near.after, highHalf: far.after), to: middle + 4 * i)
      let before = SIMD4(far.before[1], far.before[0], near.before[1], near.before[0])
      Rate.store(before, to: middle - 4 * (i + 1))
    }
  }

  typealias Distances = FixedTable<(t: SIMD4<Double>, square: SIMD4<Double>)>

  /// The distances after a middle, four at a time, and their squares.
  static let distances: Distances = FixedTable(count: places / 8) { i in
    let t = 4 * Double(i) + SIMD4(0.5, 1.5, 2.5, 3.5)
    return (t: t, square: t * t)
  }
}
