import Schedules

/// Where on its curve a step of the whole schedule stands: at `(slope · step + constant) / period`.
struct Place {
  let slope: Int128
  let constant: Int128
  let period: Int128
  /// The place of the first step, and of the last.
  private let first: Int128
  private let last: Int128
  private let firstStep: Int128
  private let lastStep: Int128

  init(_ map: TimeMap, first step: Int, steps: Int) {
    slope = Int128(map.stride)
    constant = Int128(map.offset) - slope * Int128(step)
    period = Int128(map.period)
    first = Int128(map.offset)
    last = Int128(map.offset) + slope * Int128(max(0, steps - 1))
    firstStep = Int128(step)
    lastStep = Int128(step) + Int128(max(0, steps - 1))
  }

  private init(_ place: Place, constant: Int128) {
    (slope, period, first, last) = (place.slope, place.period, place.first, place.last)
    (firstStep, lastStep) = (place.firstStep, place.lastStep)
    self.constant = constant
  }

  /// Whether its last steps stand past the end of the curve.
  var passesEnd: Bool { last > period }

  /// Whether a step stands at the upper end of the curve, or past it.
  func reachesTop(of products: ProductFormula) -> Bool {
    products.countsBack ? first <= 0 : last >= period
  }

  /// The entry of a table at which its last step stands.
  var lastEntry: Int128 { (slope * lastStep + constant) / max(period, 1) }

  /// Whether all that languages make of it fits in so many bits, with the sign.
  func fits(bits: Int) -> Bool {
    let bound = Int128(1) << (bits - 1)
    return [constant, period - constant, period, last, slope].allSatisfy { abs($0) < bound }
  }

  /// `slope · step + constant`.
  var numerator: String { Self.text(slope, constant) }

  /// `period − slope · step − constant`.
  var remainder: String {
    let step = slope == 1 ? "step" : "\(slope.grouped) * step"
    return "\((period - constant).grouped) - \(step)"
  }

  private static func text(_ slope: Int128, _ constant: Int128) -> String {
    let step = slope == 1 ? "step" : "\(slope.grouped) * step"
    if constant == 0 { return step }
    return step + (constant < 0 ? " - " : " + ") + abs(constant).grouped
  }

  /// The entries of a table that its steps read.
  func entries(of count: Int) -> Range<Int> {
    func index(_ place: Int128) -> Int { Int(min(place / period, Int128(count - 1))) }
    return index(first)..<index(last) + 1
  }

  /// The first step that stands at each of so many entries, or past it; the first entry is where its steps begin.
  func firstSteps(ofEntries count: Int) -> [Int] {
    (0..<count).map { entry in
      let way = Int128(entry) * period - constant
      // Rounded up: the step before has not come so far.
      return Int(entry == 0 ? firstStep : (way + slope - 1) / slope)
    }
  }

  /// The same steps, seen from an entry on.
  func beginning(at entry: Int) -> Place {
    Place(self, constant: constant - Int128(entry) * period)
  }
}

extension Int128 {
  /// The literal of this number, its thousands set apart.
  var grouped: String {
    if let small = Int(exactly: self) { return small.sourceText }
    return description
  }
}
