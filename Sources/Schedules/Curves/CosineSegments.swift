/// The cosine by segments: with k the place counted from the lower end and n the period, the rate is
/// low + span · f, f = sin²(πk/2n) = ½(1 − cos(πk/n)).
///
/// About a point a, by the angle-addition formula,
///
///     f(a + δ) = f(a) + ½ cos a · (1 − cos δ) + ½ sin a · sin δ
///
/// so that all segments share the polynomials of 1 − cos δ and of sin δ, and differ by four numbers.
/// The lower end, where f has a double zero, is a segment of its own that keeps the zero as a factor.
struct CosineSegments: SegmentedCurve {
  private let perPlace: Double
  private let footSegment: Int
  private let shelf: PieceStore<Segment>.Shelf?
  private let tableStore: Unmanaged<SegmentTableStore>?
  private let pieces: Unmanaged<CosinePieces>
  let denseFrom: Double

  init(_ pieces: CosinePieces) {
    perPlace = pieces.perPlace
    footSegment = pieces.footSegment
    shelf = pieces.store?.shelf
    tableStore = pieces.table.map { .passUnretained($0) }
    self.pieces = .passUnretained(pieces)
    denseFrom = pieces.places >= 2 ? 0 : .infinity
  }

  @inline(__always)
  func segment(at place: Double) -> Int {
    max(footSegment, (place * perPlace).nearestIndex)
  }

  /// By the table and a segment that is kept; all else is less often asked, and not in line.
  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    let index = segment(at: place)
    guard let table = tableStore?._withUnsafeGuaranteedRef({ $0.kept }), let segment = shelf?[index]
    else { return Self.rateWithoutTable(atPlace: place, index, pieces) }
    return table.rate((place - segment.pointee.middle).asOffset, of: segment)
  }

  /// Not a method, so that it can be jumped to: a call would cost the way by the table its place to return to.
  @inline(never)
  private static func rateWithoutTable(
    atPlace place: Double, _ index: Int, _ pieces: Unmanaged<CosinePieces>
  ) -> Double { pieces._withUnsafeGuaranteedRef { $0.rate(atPlace: place, index) } }

  @inline(__always)
  func piece(_ index: Int, room: UnsafeMutablePointer<Segment>) -> UnsafePointer<Segment>? {
    if index == footSegment { return nil }
    if let segment = shelf?[index] { return segment }
    room.initialize(to: pieces._withUnsafeGuaranteedRef { $0.new(index) })
    return UnsafePointer(room)
  }

  @inline(__always)
  func border(_ index: Int, isEnd: Bool, of piece: UnsafePointer<Segment>?) -> Double {
    if let piece { return isEnd ? piece.pointee.end : piece.pointee.first }
    return isEnd ? pieces._withUnsafeGuaranteedRef { $0.footEnd } : 0
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment index: Int, piece: UnsafePointer<Segment>?
  ) {
    pieces._withUnsafeGuaranteedRef { pieces in
      if let segment = piece?.pointee {
        ShapedSegment(segment: segment, shape: pieces.shape)
          .fill(rates, count: count, from: place - segment.middle, step: step)
      } else {
        pieces.foot.fill(rates, count: count, from: place, step: step)
      }
    }
  }

  /// Fills from a table of what segments share, where that is worth it.
  @inline(__always)
  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count length: Int, from place: Double, step: Double
  ) {
    guard let tableStore, step * step == 1, length >= SegmentTable.worthwhile else {
      return fill(rates, count: length, from: place, step: step)
    }
    let table = tableStore._withUnsafeGuaranteedRef { $0.kept ?? $0.made() }
    fill(rates, count: length, from: place, step: step) { rates, run in
      if let segment = run.piece {
        table.fill(
          rates, count: run.length, from: (run.place - segment.pointee.middle).asOffset,
          isRising: step > 0, segment)
      } else {
        fill(
          rates, count: run.length, from: run.place, step: step, segment: run.segment, piece: nil)
      }
    }
  }
}

extension SegmentShape {
  /// sin δ and 1 − cos δ for δ = at, |δ| ≤ `half`: their series up to δ⁷, the first term of the cosine
  /// that is left out spread over those that stay (economised, after Chebyshev).
  static func angle(_ a: Double, half: Double) -> SegmentShape {
    let (b, h) = (a * a, half * half)
    // T₈ = 128x⁸ − 256x⁶ + 160x⁴ − 32x² + 1 takes −δ⁸/40320 away.
    let eighth = h / 40_320
    return SegmentShape(
      s1: a, s3: -a * b / 6, s5: a * b * b / 120, s7: -a * b * b * b / 5040,
      c2: b * (0.5 - h * h * eighth / 4), c4: -b * b * (1.0 / 24 - h * eighth * 1.25),
      c6: b * b * b * (1.0 / 720 - eighth * 2))
  }
}
