import Foundation

/// The columns of steps and rates of a CSV with a header: `step,rate` or `step,lr,loss`, whatever else there is.
struct CSVRates {
  let steps: [Int]
  let rates: [Double]

  private static let stepNames = ["step", "_step", "global_step", "iteration"]
  private static let rateNames = ["rate", "lr", "learning_rate", "learning rate"]

  /// Whether the first line is a header with a column of steps.
  static func isTable(_ text: String) -> Bool {
    header(text).contains { stepNames.contains($0) }
  }

  private static func header(_ text: String) -> [String] {
    let line = text.split(maxSplits: 1, whereSeparator: \.isNewline).first ?? ""
    return fields(line).map { $0.lowercased() }
  }

  /// - Throws: `ExchangeError` naming the row, for a missing column or a cell that is no number.
  init(_ text: String) throws(ExchangeError) {
    let names = Self.header(text)
    guard let step = names.firstIndex(where: Self.stepNames.contains),
      let rate = names.firstIndex(where: Self.rateNames.contains)
    else {
      throw ExchangeError(
        "row 1", "there are no columns of steps and rates", "begin with a header such as step,rate")
    }
    var (steps, rates): ([Int], [Double]) = ([], [])
    for (row, line) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
      let fields = Self.fields(line)
      guard fields.count == names.count else {
        throw ExchangeError(
          "row \(row + 1)", "it has \(fields.count) cells, not \(names.count)",
          "give one for each column")
      }
      // A row of another metric has no rate.
      if fields[rate].isEmpty { continue }
      guard let k = Int(fields[step]) ?? Double(fields[step]).flatMap(Int.init(exactly:)),
        let value = Double(fields[rate])
      else {
        throw ExchangeError(
          "row \(row + 1)", "\"\(line.prefix(60))\" has no step and rate", "give numbers")
      }
      steps.append(k)
      rates.append(value)
    }
    (self.steps, self.rates) = (steps, rates)
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" \u{FEFF}"))
    }
  }
}
