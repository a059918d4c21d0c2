import Schedules

extension Schedule {
  /// More rates than this are not written out: a text of them would be half a gigabyte.
  private static let mostWrittenRates = 1 << 24

  /// Refuses what no memory would hold, before any is asked for.
  func checkThatRatesCanBeWritten() throws(ExchangeError) {
    guard length <= Self.mostWrittenRates else {
      throw ExchangeError(
        "steps", "\(length) rates are more than are written out",
        "give at most \(Self.mostWrittenRates), or export it to a program, such as python")
    }
  }

  /// Every rate as CSV, `step,rate`; the fewest digits that read
  /// back as the same double.
  var csvText: String {
    var text = "step,rate\n"
    text.reserveCapacity(length * 24)
    for (step, rate) in rates(in: 0..<length).enumerated() { text += "\(step),\(rate)\n" }
    return text
  }

  /// Every rate as JSON: `rates[step]`, and `final` past them; of round 2, `resume` is the step at which it
  /// goes on from round 1. Its `spec` is read back, and so the same schedule.
  func jsonText(resumingFrom step: Int?) -> String {
    let list = rates(in: 0..<length).map(\.description).joined(separator: ",\n    ")
    return """
      {
        "convention": "rates[step] is used by update step, counted from 0; past the last, final holds",
        "steps": \(length),\(step.map { "\n  \"resume\": \($0)," } ?? "")
        "final": \(finalRate),
        "spec": \(SpecLine.text(of: self)),
        "rates": [
          \(list)
        ]
      }

      """
  }
}
