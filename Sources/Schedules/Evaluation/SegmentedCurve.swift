/// A curve cut into segments by the place on it, so that a buffer is filled segment by segment.
///
/// Places are whole numbers up to 2⁵², counted from the end that the curve likes best, and held in
/// `Double`s, whose arithmetic is exact here and needs no conversions. Segments are numbered, upwards
/// with the place. Which one a place belongs to is decided by the place alone, never by where a chunk
/// begins.
protocol SegmentedCurve: Sendable {
  /// What a segment's rates are made from.
  associatedtype Piece: BitwiseCopyable

  /// The rate at a place, by its segment's arithmetic.
  func rate(atPlace place: Double) -> Double

  /// The number of a place's segment.
  func segment(at place: Double) -> Int

  /// The place from which on every number has places of its own.
  var denseFrom: Double { get }

  /// A segment's piece: where it is kept, or made in the room that is given; nil for one that needs none.
  func piece(_ segment: Int, room: UnsafeMutablePointer<Piece>) -> UnsafePointer<Piece>?

  /// A segment's least place, or that of the next one.
  func border(_ segment: Int, isEnd: Bool, of piece: UnsafePointer<Piece>?) -> Double

  /// Writes `count` rates, all of one segment.
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment: Int, piece: UnsafePointer<Piece>?)
}

extension SegmentedCurve {
  var denseFrom: Double { 0 }

  /// Writes `count` rates, the first at `place`, each `step` places further, which may be negative.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    fill(rates, count: count, from: place, step: step) { rates, run in
      fill(
        rates, count: run.length, from: run.place, step: step, segment: run.segment,
        piece: run.piece)
    }
  }

  /// Hands out the runs within one segment.
  ///
  /// Segments are found a few at a time, and then run: to find one takes several loads one after the
  /// other, which the processor overlaps with those of the next but not with a long run. As many as fit in
  /// what stays on the stack (1 KiB).
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    run: (UnsafeMutablePointer<Rate>, SegmentRun<Piece>) -> Void
  ) {
    var (rates, left, place, segment) = (rates, count, place, segment(at: place))
    let (isUnit, ascending) = (step * step == 1, step > 0)
    let denseFrom = denseFrom
    // A stride may be more than any segment has, and than an `Int` that a `Double` is rounded to.
    let apart = Int(min(abs(step), 0x1p53))
    let capacity = 1000 / MemoryLayout<FoundRun<Piece>>.stride
    withUnsafeTemporaryAllocation(of: FoundRun<Piece>.self, capacity: capacity) { found in
      let found = found.baseAddress!
      while left > 0 {
        var number = 0
        while number < capacity, left > 0 {
          let next = found + number
          let piece = piece(segment, room: next.pointer(to: \.room)!)
          let border = border(segment, isEnd: ascending, of: piece)
          // How far the segment goes on from here, and so many steps.
          let reach = min(ascending ? border - place - 1 : place - border, 0x1p52)
          let length = min(left, 1 &+ (isUnit ? Int(reach) : Int(reach) / apart))
          next.pointee.run = SegmentRun(
            length: length, place: place, segment: segment, piece: piece)
          number &+= 1
          left &-= length
          if isUnit {
            place = ascending ? border : border - 1
          } else {
            place += Double(length) * step
          }
          if isUnit, place >= denseFrom {
            segment &+= ascending ? 1 : -1
          } else if left > 0 {
            segment = self.segment(at: place)
          }
        }
        for i in 0..<number {
          let next = found[i].run
          run(rates, next)
          rates += next.length
        }
      }
    }
  }
}

/// The steps of a buffer that lie in one segment.
struct SegmentRun<Piece: BitwiseCopyable>: BitwiseCopyable {
  var length: Int
  var place: Double
  var segment: Int
  var piece: UnsafePointer<Piece>?
}

/// A run, and room for a piece that is not kept.
private struct FoundRun<Piece: BitwiseCopyable>: BitwiseCopyable {
  var run: SegmentRun<Piece>
  var room: Piece
}
