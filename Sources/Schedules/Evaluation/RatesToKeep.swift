/// Which rates of a curve are worth keeping.
struct RatesToKeep {
  let numerators: Range<Int>
  /// Whether a single one takes as long to compute as all those about it: then they are kept from the second
  /// time on, and by single steps, too.
  let isDear: Bool

  /// What a phase keeps at most, 128 KiB as `Double`.
  static let most = 1 << 14
  /// Shorter phases keep nothing: a schedule may have many, and the keeping takes memory itself.
  static let fewest = 64
  /// Of shorter periods no pieces are kept, which would be larger than the rates that they stand for.
  static let fewestWithPieces = 2048

  private init(_ numerators: Range<Int>, isDear: Bool = false) {
    (self.numerators, self.isDear) = (numerators, isDear)
  }

  /// All of a short period.
  static func all(ofPeriod period: Int) -> RatesToKeep? {
    (fewest...most).contains(period) ? RatesToKeep(0..<period) : nil
  }

  /// The same of a curve by pieces: where these are not kept, one is made for each step.
  static func all(ofPeriodByPieces period: Int) -> RatesToKeep? {
    guard (fewest...most).contains(period) else { return nil }
    return RatesToKeep(0..<period, isDear: period < fewestWithPieces)
  }

  /// Of a long power those beside its vertex, where many pieces have but a step or two.
  static func besideVertex(ofPeriod period: Int, vertexIsAtStart: Bool) -> RatesToKeep {
    RatesToKeep(vertexIsAtStart ? 0..<most : period - most..<period)
  }

  /// The first of a curve that counts steps and has no end.
  static let first = RatesToKeep(0..<most)
}
