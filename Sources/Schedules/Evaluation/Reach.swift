/// Which phases are evaluated by segments; the few others go step by step, in double-double.
enum Reach {
  /// The odd parts of periods: so that what is stretched by two goes the same way.
  static let places = 1...1 << 30
  /// Longer periods have places that segments cannot hold exactly.
  static let longest = 1 << 40
  /// The powers of segments' coefficients neither overflow nor vanish for rates within.
  static let rates = 0x1p-400...0x1p900

  /// Whether segments may stand for a curve between two rates, 0 the one or none, over a period.
  static func holds(period: Int, greatest rate: Double) -> Bool {
    (1...longest).contains(period)
      && places.contains(period >> period.trailingZeroBitCount) && rates.contains(rate)
  }
}

/// How a period is counted in units, powers of two, so that a period twice as long has the same
/// segments: stretching by two then moves no bit.
struct Units {
  /// How many steps a unit is.
  let size: Double
  /// How many units the period is: odd, or of the bits that were asked for.
  let count: Int
  /// The odd part of the period.
  let odd: Int
  /// Whether a phase is long, by the odd part of its period, so that twice the period is so, too.
  var isLong: Bool { odd >= 1 << 13 }

  init(period: Int, bits fewest: Int = 14) {
    odd = period >> period.trailingZeroBitCount
    let bits = Int.bitWidth - odd.leadingZeroBitCount
    count = odd << max(0, fewest - bits)
    size = Double(period) / Double(count)
  }
}
