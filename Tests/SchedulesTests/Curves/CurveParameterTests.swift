import Testing

@testable import Schedules

/// Parameters at the ends of what a curve can have, and just past them.
struct CurveParameterTests {
  typealias Make = @Sendable (Double) throws -> Void

  static let inverse: Make = { _ = try InverseSquareRoot(timescale: $0, floor: 0) }
  static let timed: Make = { _ = try InversePower(1, timescale: $0, floor: 0) }

  /// The least and the greatest that a parameter may be, and what takes it.
  static let bounds: [(String, ClosedRange<Double>, Make)] = [
    ("timescale", 0x1p-64...0x1p64, inverse), ("timescale", 0x1p-64...0x1p64, timed),
    ("power", 0x1p-10...0x1p10, { _ = try InversePower($0, timescale: 4, floor: 0) }),
    (
      "floor", 0 ... .greatestFiniteMagnitude,
      { _ = try InverseSquareRoot(timescale: 4, floor: $0) }
    ),
    ("base", 1 + 0x1p-20 ... .greatestFiniteMagnitude, { _ = try Logarithmic(base: $0) }),
    ("upper", 0x1p-20...300, { _ = try Tanh(lower: 0, upper: $0) }),
    (
      "power", .leastNonzeroMagnitude ... .greatestFiniteMagnitude,
      { _ = try Polynomial(power: $0) }
    ),
  ]

  @Test(arguments: bounds.indices)
  func `a parameter may be as small and as large as its bounds, and no more`(index: Int) throws {
    let (name, range, make) = Self.bounds[index]
    try make(range.lowerBound)
    try make(range.upperBound)
    for beyond in [range.lowerBound.nextDown, range.upperBound.nextUp, .nan, -1] {
      let error = #expect(throws: ScheduleError.self, "\(name) \(beyond)") { try make(beyond) }
      #expect(error?.path == name)
    }
  }
}
