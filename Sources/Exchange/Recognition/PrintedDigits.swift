/// The digits to which the rates of a table were printed: so many significant ones, as `%.6g` or `%.4e` print,
/// or so many behind the point, as `round(rate, 6)` leaves.
struct PrintedDigits {
  private enum Kind {
    case significant(Int)
    case behindPoint(Int)
  }
  private let kind: Kind

  /// Rates with more digits than this are not taken for rounded.
  private static let most = 9

  /// The ways in which rates may have been rounded, as their digits show; none where they have too many.
  static func possible(of rates: [Double]) -> [PrintedDigits] {
    let shapes = rates.filter { $0 > 0 }.map(Shape.init)
    guard let digits = shapes.map(\.digits).max(), digits <= most else { return [] }
    // Digits behind the point are fewer of the small rates only.
    let behind = shapes.map { $0.digits - 1 - $0.exponent }.max() ?? 0
    return [Self(kind: .significant(digits)), Self(kind: .behindPoint(behind))]
  }

  /// The weight of the last digit of a rate.
  func unit(of rate: Double) -> Double {
    switch kind {
    case .significant(let digits):
      rate > 0 ? Self.power(Shape(rate).exponent - digits + 1) : 0
    case .behindPoint(let digits): Self.power(-digits)
    }
  }

  /// Whether two rates are a level or two of the last digit apart, as neighbours on a curve may print.
  func isTick(from rate: Double, to next: Double) -> Bool {
    abs(next - rate) <= 2.5 * max(unit(of: rate), unit(of: next))
  }

  var words: String {
    switch kind {
    case .significant(let digits): "\(digits) significant digit\(digits == 1 ? "" : "s")"
    case .behindPoint(let digits): "\(digits) digit\(digits == 1 ? "" : "s") behind the point"
    }
  }

  private static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }

  /// How many digits the shortest decimal of a number has, and the power of ten of the first.
  private struct Shape {
    let digits: Int
    let exponent: Int

    init(_ x: Double) {
      let parts = x.description.lowercased().split(separator: "e")
      let (whole, shift) = (parts[0], parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
      let point = whole.firstIndex(of: ".") ?? whole.endIndex
      let before = whole.distance(from: whole.startIndex, to: point)
      let all = whole.filter(\.isNumber)
      let zeros = all.prefix { $0 == "0" }.count
      digits = max(1, all.dropFirst(zeros).reversed().drop { $0 == "0" }.count)
      exponent = before - 1 - zeros + shift
    }
  }
}
