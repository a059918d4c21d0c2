/// Rates written out, for what no curve fits: products of schedules, rates read from a log.
struct Table: CurveForm {
  static let name = "table"
  static let givenEnds = CurveEnds.none
  static let countsSteps = true

  /// More entries than this are refused: curves are for long schedules.
  static let mostEntries = 1 << 24

  /// Shared by all pieces of the table.
  private let rates: [Double]
  private let isConstant: Bool

  init(_ rates: [Double]) throws(ScheduleError) {
    if rates.count > Self.mostEntries {
      throw ScheduleError(
        "rates", "\(rates.count) entries are more than a table holds",
        "give at most \(Self.mostEntries), or a curve")
    }
    if rates.isEmpty {
      throw ScheduleError("rates", "a table needs an entry", "give at least one rate")
    }
    for (index, rate) in rates.enumerated() where !(rate.isFinite && rate >= 0) {
      throw ScheduleError(
        "rates[\(index)]", "\(rate) is not a rate", "give a finite rate of 0 or more")
    }
    self.rates = rates.map { $0 + 0 }  // −0 becomes 0
    isConstant = rates.allSatisfy { $0 == rates[0] }
  }

  init(_ parameters: borrowing ParameterReader) throws(ScheduleError) {
    try self.init(parameters.numbers("rates"))
  }

  var parameters: [CurveParameter] {
    [CurveParameter(key: "rates", value: .numbers(rates), isLabeled: false)]
  }

  var entries: [Double]? { rates }

  func ends(from: Double, to: Double) -> (from: Double, to: Double) {
    (rates[0], rates[rates.count - 1])
  }

  func isFlat(from: Double, to: Double) -> Bool { isConstant }

  func mappingRates(_ change: (Double) -> Double) throws(ScheduleError) -> Curve {
    Curve(try Table(rates.map(change)))
  }

  func formula(from: Double, to: Double) -> CurveFormula? { nil }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    TableRate(rates: rates, period: max(1, period))
  }
}

extension Curve {
  /// Rates written out, one a step; past the last entry, the last entry.
  ///
  ///     rate = rates[⌊u⌋], u counting steps
  ///
  /// - Precondition: `rates` is not empty, and every rate finite and not negative.
  public static func table(_ rates: [Double]) -> Curve {
    trapping("table") { () throws(ScheduleError) in Curve(try Table(rates)) }
  }
}

struct TableRate: BufferFilling {
  let rates: [Double]
  let period: Int

  func rate(at numerator: Int) -> Double {
    rates[min(max(0, numerator) / period, rates.count - 1)]
  }

  /// Entry by entry, each to as many steps as it stands for.
  func fillAny<Rate: RateNumber>(
    _ buffer: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    let last = rates.count - 1
    var (i, n) = (0, numerator)
    while i < buffer.count {
      let (entry, begun) = n.quotientAndRemainder(dividingBy: period)
      if entry >= last { return buffer[i...].update(repeating: Rate(rates[last])) }
      let left = buffer.count - i
      let count: Int
      if stride == period {
        count = min(left, last - entry)
        for k in 0..<count { buffer[i + k] = Rate(rates[entry + k]) }
      } else {
        count = min(left, strides(of: stride, across: period - begun))
        buffer[i..<i + count].update(repeating: Rate(rates[entry]))
      }
      i += count
      n += count * stride
    }
  }

  /// The steps, of `count` from a numerator on, at which another entry begins, step 0 among them:
  /// as many as there are entries at most, however many the steps.
  func changes(from numerator: Int, stride: Int, count: Int) -> [Int] {
    guard count > 0 else { return [] }
    let first = min(numerator / period, rates.count - 1)
    let last = min((numerator + stride * (count - 1)) / period, rates.count - 1)
    var changes = [0]
    for entry in first..<last {
      let missing = (entry + 1) * period - numerator
      let step = strides(of: stride, across: missing)
      if step > changes[changes.count - 1] { changes.append(step) }
    }
    return changes
  }

  /// Entry by entry, each times the steps that it stands for.
  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    let changes = changes(from: numerator, stride: stride, count: count)
    return zip(changes, changes.dropFirst() + [count]).reduce(DoubleDouble(0)) { sum, run in
      sum + DoubleDouble(run.1 - run.0) * rate(at: numerator + stride * run.0)
    }
  }
}
