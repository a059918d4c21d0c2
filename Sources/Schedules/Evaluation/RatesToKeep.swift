/// Which rates of a curve are worth keeping, by their numerators.
struct RatesToKeep {
  /// Those that are copied where the same are asked for again and again.
  private(set) var numerators: Range<Int>
  /// Those of them that are kept from when they are first asked for: a single one takes as long to compute as
  /// all those about it, for pieces are not kept, or have but a step or two.
  private(set) var dear = 0..<0
  /// Whether single steps keep the dear ones, too: those of a curve that keeps no pieces.
  private(set) var bySteps = false

  /// What a phase keeps at most, 128 KiB as `Double`.
  static let most = 1 << 14
  /// Fewer are not kept: a schedule may have many such phases, and the keeping takes memory itself.
  private static let fewest = 64
  /// Of shorter periods no pieces are kept, which would be larger than the rates that they stand for.
  static let fewestWithPieces = 2048

  /// All of a short period.
  static func all(ofPeriod period: Int) -> RatesToKeep? {
    period <= most ? RatesToKeep(numerators: 0..<period) : nil
  }

  /// The same of a curve by pieces.
  static func all(ofPeriodByPieces period: Int) -> RatesToKeep? {
    guard var all = all(ofPeriod: period) else { return nil }
    if period < fewestWithPieces { (all.dear, all.bySteps) = (all.numerators, true) }
    return all
  }

  /// All of a short power, and of a long one those beside its vertex.
  static func power(ofPeriod period: Int, vertexIsAtStart: Bool) -> RatesToKeep {
    func beside(_ count: Int) -> Range<Int> {
      vertexIsAtStart ? 0..<min(period, count) : max(0, period - count)..<period
    }
    return RatesToKeep(
      numerators: beside(most), dear: beside(fewestWithPieces), bySteps: period < fewestWithPieces)
  }

  /// The first of a power that counts steps and has no end.
  static let first = RatesToKeep(numerators: 0..<most, dear: 0..<fewestWithPieces)

  /// What a phase has of them; nil where that is too few.
  func clamped(to reach: Range<Int>) -> RatesToKeep? {
    var clamped = self
    clamped.numerators = numerators.clamped(to: reach)
    clamped.dear = dear.clamped(to: reach)
    return clamped.numerators.count < Self.fewest ? nil : clamped
  }
}
