/// A curve cut into segments by the place on it, so that a buffer is filled segment by segment.
///
/// Places are whole numbers up to 2⁵², counted from the end that the curve likes best; segments are
/// numbered, upwards with the place. Both are held in `Double`s, whose arithmetic is exact here and
/// needs no conversions. Which segment a place belongs to is decided by the place alone, never by
/// where a chunk begins.
protocol SegmentedCurve: Sendable {
  /// The segment of a place; never smaller for a larger place.
  func segment(at place: Double) -> Double

  /// About the place where a segment begins; a place or two off does no harm.
  func start(ofSegment index: Double) -> Double

  /// A segment's least place, or that of the next one.
  func border(_ index: Double, isEnd: Bool, piece: UnsafePointer<Piece>?) -> Double

  /// The rate at a place, by its segment's arithmetic.
  func rate(atPlace place: Double) -> Double

  /// What a segment's rates are made from.
  associatedtype Piece: BitwiseCopyable

  /// Where a segment's piece is: where it is kept, or made in the room that is given; nil for a
  /// segment that needs none.
  func piece(_ index: Double, room: UnsafeMutablePointer<Piece>) -> UnsafePointer<Piece>?

  /// Writes `count` rates, all of one segment.
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment: Double, piece: UnsafePointer<Piece>?)
}

extension SegmentedCurve {
  /// Writes `count` rates, the first at `place`, each `step` places further, which may be negative.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    fill(rates, count: count, from: place, step: step) { rates, count, place, index, piece in
      fill(rates, count: count, from: place, step: step, segment: index, piece: piece)
    }
  }

  /// Hands out the runs within one segment: where they go, how many, the first place, the segment.
  ///
  /// Segments are made a few at a time, and then run: their making is one long dependency after
  /// another, which the processor overlaps with that of the next but not with a long run. As many
  /// as fit in what stays on the stack (1 KiB).
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    run: (UnsafeMutablePointer<Rate>, Int, Double, Double, UnsafePointer<Piece>?) -> Void
  ) {
    var (rates, left, place) = (rates, count, place)
    let (unit, ascending) = (step * step == 1, step > 0)
    let lastSegment = segment(at: place + Double(count - 1) * step)
    let capacity = 1000 / MemoryLayout<SegmentRun<Piece>>.stride
    withUnsafeTemporaryAllocation(of: SegmentRun<Piece>.self, capacity: capacity) { runs in
      let runs = runs.baseAddress!
      while left > 0 {
        var made = 0
        var remaining = left
        while made < capacity, remaining > 0 {
          let run = runs + made
          let index = segment(at: place)
          let piece = piece(index, room: run.pointer(to: \.room)!)
          var (length, next) = (remaining, place)
          if index != lastSegment {
            let border = border(index, isEnd: ascending, piece: piece)
            let reach = ascending ? border - place - 1 : place - border
            length = 1 &+ (unit ? Int(reach) : Int(reach) / Int(abs(step)))
            next = unit ? (ascending ? border : border - 1) : place + Double(length) * step
          }
          run.pointee.length = length
          run.pointee.place = place
          run.pointee.index = index
          run.pointee.piece = piece
          made &+= 1
          remaining &-= length
          place = next
        }
        for i in 0..<made {
          let made = runs + i
          run(
            rates, made.pointee.length, made.pointee.place, made.pointee.index,
            made.pointee.piece)
          rates += made.pointee.length
        }
        left = remaining
      }
    }
  }

  @inline(__always)
  func border(_ index: Double, isEnd: Bool, piece: UnsafePointer<Piece>?) -> Double {
    firstPlace(ofSegment: isEnd ? index + 1 : index)
  }

  /// The least place that is not below a segment.
  @inline(__always)
  func firstPlace(ofSegment index: Double) -> Double {
    // Rounded up; the loops hardly ever run.
    var place = (start(ofSegment: index) + 0.5).nearestWhole
    while segment(at: place) < index { place += 1 }
    while segment(at: place - 1) >= index { place -= 1 }
    return place
  }
}

/// The steps of a buffer that lie in one segment.
struct SegmentRun<Piece: BitwiseCopyable>: BitwiseCopyable {
  var length: Int
  var place: Double
  var index: Double
  var piece: UnsafePointer<Piece>?
  /// For a piece that is not kept.
  var room: Piece
}
