/// Which rates of a curve are worth keeping.
struct RatesToKeep {
  let numerators: Range<Int>
  /// Whether a single step has those about it computed and kept, too: where one alone costs as much.
  let bySteps: Bool

  /// What a phase keeps at most, 128 KiB as `Double`: what the nearer caches hold.
  static let most = 1 << 14
  /// Shorter phases keep nothing: they are soon filled, and a schedule may have many.
  static let fewest = 256
  /// Of shorter periods no pieces are kept, which would be larger than the rates that they stand for.
  static let fewestWithPieces = 2048

  private init(_ numerators: Range<Int>, bySteps: Bool = false) {
    (self.numerators, self.bySteps) = (numerators, bySteps)
  }

  /// All of a short period.
  static func all(ofPeriod period: Int, hasPieces: Bool) -> RatesToKeep? {
    guard (fewest...most).contains(period) else { return nil }
    return RatesToKeep(0..<period, bySteps: hasPieces && period < fewestWithPieces)
  }

  /// All of a short power, and of a long one those beside its vertex, where many pieces have but a step or two.
  static func ofPower(period: Int, vertexIsAtStart: Bool) -> RatesToKeep? {
    if period <= most { return all(ofPeriod: period, hasPieces: true) }
    return RatesToKeep(vertexIsAtStart ? 0..<most : period - most..<period)
  }

  /// The first of a curve that counts steps and has no end.
  static let first = RatesToKeep(0..<most)
}
