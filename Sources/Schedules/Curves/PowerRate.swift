/// A power of the progress between two ends: e(x) = xᵖ with its vertex at the start, or
/// 1 − (1 − x)ᵖ with its vertex at the end.
struct PowerEasing: EasedCurve {
  let ends: EasedEnds
  let fraction: PowerFraction
  let vertexIsAtStart: Bool

  func eased(_ progress: Progress) -> DoubleDouble {
    vertexIsAtStart
      ? fraction.power(progress.elapsed, progress.remaining)
      : fraction.rest(progress.remaining, progress.elapsed)
  }

  func uneased(_ progress: Progress) -> DoubleDouble {
    vertexIsAtStart
      ? fraction.rest(progress.elapsed, progress.remaining)
      : fraction.power(progress.remaining, progress.elapsed)
  }

  /// By products alone, by segments, or step by step in double-double: the first that reaches.
  var fitted: any FittedCurve {
    if fraction.exponent == 2, let square = ParabolaRate(self) { return square }
    return PowerRate(self) ?? self
  }
}

/// A power by segments, its places counted from the vertex.
private struct PowerRate: SegmentedRate {
  let exact: PowerEasing
  let segments: PowerSegments
  private let pieces: TaylorPieces

  init?(_ exact: PowerEasing) {
    guard let pieces = exact.pieces else { return nil }
    self.exact = exact
    self.pieces = pieces
    segments = exact.segments(pieces)
  }

  var placesRise: Bool { exact.vertexIsAtStart }

  var toKeep: RatesToKeep? { .power(ofPeriod: ends.period, vertexIsAtStart: placesRise) }
}

extension PowerEasing {
  private var root: Double { vertexIsAtStart ? ends.from : ends.to }
  private var end: Double { vertexIsAtStart ? ends.to : ends.from }

  /// The pieces of a power of y, the places from the vertex over the period; nil for exponents so large
  /// that they would be too many.
  fileprivate var pieces: TaylorPieces? {
    let exponent = fraction.exponent
    guard (0x1p-200...8).contains(exponent) else { return nil }
    // Where pieces stay short those near the end are many times shorter than an octave's first; else
    // one of them may be next to the end, where a falling rate is small beside its terms.
    let isShortAbove = Units(period: ends.period).odd >= 512
    var perOctave = isShortAbove ? 16 : 32
    while Double(perOctave) < 4 * exponent { perOctave *= 2 }
    return ends.taylorPieces(perOctave: perOctave) { place in
      let progress = Progress(place: place, period: ends.period)
      let rate = ends.exactRate(self, at: vertexIsAtStart ? progress : progress.reversed)
      let height = (rate.high - root) + rate.low
      return (rate, TaylorTerms.power(exponent, value: height, ratio: 1 / place))
    } grid: {
      TaylorGrid(
        unit: $0.size, shift: 0, perOctave: perOctave, isShortAbove: isShortAbove,
        end: Double(ends.period))
    }
  }

  fileprivate func segments(_ pieces: TaylorPieces) -> PowerSegments {
    PowerSegments(
      end: end, scale: .sum(end, -root), exponent: fraction.exponent, falls: root > end,
      period: ends.period, taylor: TaylorSegments(pieces))
  }
}
