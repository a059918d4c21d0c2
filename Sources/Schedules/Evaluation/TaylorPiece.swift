/// A stretch of a curve, on which a polynomial in t, the distance from its middle in places, stands for it:
///
///     rate = centre + ((rest + c₂t² + … + c₈t⁸) + (c₁t + … + c₇t⁷))
///
/// `centre + rest` is the rate at the middle to more than a `Double`. All else is small beside it, so
/// that its rounding hardly shows.
struct TaylorPiece: BitwiseCopyable {
  /// The place of the middle.
  var middle: Double
  /// The least place of its own, and of the next piece.
  var (first, end): (Double, Double)
  var terms: Terms
  /// Whether it goes by blocks, on which a cubic stands for it.
  var isByBlocks: Bool
  /// Each twice, as two steps at a time want them.
  var centre: SIMD2<Double>
  var rest: SIMD2<Double>
  var (c1, c2, c3, c4, c5): (Twice, Twice, Twice, Twice, Twice)
  var (c6, c7, c8): (Twice, Twice, Twice) = (.zero, .zero, .zero)

  typealias Twice = SIMD2<Double>

  /// How many terms there are.
  enum Terms { case five, six, seven, eight }

  /// As few terms as keep what is left out far below the last bit.
  ///
  /// The first that is left out is spread over those before it (economised, after Chebyshev).
  ///
  /// - Parameters:
  ///   - half: How far from the middle the piece is used, in places.
  ///   - c: The Taylor coefficients c₁ … c₉.
  init(
    middle: Double, first: Double, end: Double, centre: DoubleDouble, half: Double,
    terms c: SIMD16<Double>
  ) {
    var (c, rest) = (c, centre.low)
    let h = half * half
    let (h2, h3) = (h * h, h * h * h)
    let tiny = abs(centre.high) * 0x1p-58
    // Where a cubic leaves out next to nothing, and the piece is so long that even beside its ends its slopes are
    // known well. Not of the first places: stretched by two, curves that stay among these keep all bits.
    let reach = Double(CubicBlock.places) / 2
    let square = reach * reach
    let fourth = abs(c[4]) * square * square
    isByBlocks = first >= 0x1p16 && half >= 32 * reach && fourth < 2 * tiny
    if abs(c[6]) * h3 < 32 * tiny, abs(c[7]) * (h3 * half) < tiny {
      terms = .five
      // T₆ = 32t⁶ − 48t⁴ + 18t² − 1
      let sixth = c[6] / 32
      rest += h3 * sixth
      c[2] -= 18 * h2 * sixth
      c[4] += 48 * h * sixth
    } else if abs(c[7]) * (h3 * half) < 64 * tiny, abs(c[8]) * (h3 * h) < tiny {
      terms = .six
      // T₇ = 64t⁷ − 112t⁵ + 56t³ − 7t
      let seventh = c[7] / 64
      c[1] += 7 * h3 * seventh
      c[3] -= 56 * h2 * seventh
      c[5] += 112 * h * seventh
    } else if abs(c[8]) * (h3 * h) < 128 * tiny, abs(c[9]) * (h3 * h * half) < tiny {
      terms = .seven
      // T₈ = 128t⁸ − 256t⁶ + 160t⁴ − 32t² + 1
      let eighth = c[8] / 128
      rest -= h2 * h2 * eighth
      c[2] += 32 * h3 * eighth
      c[4] -= 160 * h2 * eighth
      c[6] += 256 * h * eighth
    } else {
      terms = .eight
      // T₉ = 256t⁹ − 576t⁷ + 432t⁵ − 120t³ + 9t
      let ninth = c[9] / 256
      c[1] -= 9 * h2 * h2 * ninth
      c[3] += 120 * h3 * ninth
      c[5] -= 432 * h2 * ninth
      c[7] += 576 * h * ninth
    }
    self.middle = middle
    (self.first, self.end) = (first, end)
    self.centre = Twice(repeating: centre.high)
    self.rest = Twice(repeating: rest)
    func twice(_ i: Int) -> Twice { Twice(repeating: c[i]) }
    (c1, c2, c3, c4, c5) = (twice(1), twice(2), twice(3), twice(4), twice(5))
    if terms != .five { c6 = twice(6) }
    if terms == .seven || terms == .eight { c7 = twice(7) }
    if terms == .eight { c8 = twice(8) }
  }
}
