/// All that the rest of the package needs to know of a kind of curve.
///
/// Specs, descriptions, evaluation and the algebra ask a curve these questions, and no one else
/// names a kind of curve; a new curve answers them in its own file.
protocol CurveForm: Hashable, Sendable {
  /// Its name in specs and in Swift.
  static var name: String { get }

  /// Which of its two ends are given, and so stand in specs.
  static var givenEnds: CurveEnds { get }

  /// Whether it goes on for ever, counting steps, rather than from x = 0 to x = 1.
  static var countsSteps: Bool { get }

  /// The parameters beside its ends, in the order in which they are written.
  var parameters: [CurveParameter] { get }

  /// Reads the parameters that stand beside the ends in a spec.
  init(_ parameters: borrowing ParameterReader) throws(ScheduleError)

  /// The simplest curve with the same rates, such as `linear` for a polynomial of power 1.
  var canonical: any CurveForm { get }

  /// Says what this curve demands of its ends beyond being rates.
  func check(from: Double, to: Double) throws(ScheduleError)

  /// Its two ends, from those that were given.
  func ends(from: Double, to: Double) -> (from: Double, to: Double)

  /// Whether every rate of the curve is the same.
  func isFlat(from: Double, to: Double) -> Bool

  /// The rates written out one by one, of a curve that need not be monotone; nil for all others.
  var entries: [Double]? { get }

  /// The curve with the rates among its parameters changed along with its ends.
  func mappingRates(_ change: (Double) -> Double) throws(ScheduleError) -> Curve

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve

  /// Its formula, which exporters print; nil where the rates are written out.
  func formula(from: Double, to: Double) -> CurveFormula?

  /// The curve as Bézier pieces from one share of the way along it to another, each within a
  /// tolerance in fractions; nil where a drawing does better to subdivide it.
  func pieces(from start: Double, to end: Double, within tolerance: Double) -> [CurvePiece]?
}

/// Which ends of a curve are given.
enum CurveEnds: Sendable {
  /// One rate: a hold's.
  case rate
  /// The start and the end.
  case fromTo
  /// The start; where it leads, the parameters say.
  case from
  /// Neither: the parameters say all.
  case none
}

/// A parameter of a curve as it is written: `"power": 0.5` in a spec, `power: 0.5` in Swift.
struct CurveParameter: Sendable {
  enum Value: Sendable {
    case number(Double)
    case numbers([Double])
  }

  let key: String
  let value: Value
  var isDefault = false
  var isLabeled = true
}

extension CurveParameter.Value: CustomStringConvertible {
  var description: String {
    switch self {
    case .number(let number): number.sourceText
    case .numbers(let numbers): "[" + numbers.map(\.sourceText).joined(separator: ", ") + "]"
    }
  }
}

// What holds for most curves.
extension CurveForm {
  static var givenEnds: CurveEnds { .fromTo }
  static var countsSteps: Bool { false }
  var parameters: [CurveParameter] { [] }
  var canonical: any CurveForm { self }
  var entries: [Double]? { nil }
  func check(from: Double, to: Double) throws(ScheduleError) {}
  func ends(from: Double, to: Double) -> (from: Double, to: Double) { (from, to) }
  func isFlat(from: Double, to: Double) -> Bool { from == to }
  func mappingRates(_ change: (Double) -> Double) throws(ScheduleError) -> Curve { Curve(self) }

  func pieces(from start: Double, to end: Double, within tolerance: Double) -> [CurvePiece]? {
    nil
  }

  func isEqual(to other: any CurveForm) -> Bool { (other as? Self) == self }
}
