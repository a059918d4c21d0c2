import Schedules

/// Programs for mlx-swift, and for Swift at large: a function of the step, in doubles.
struct SwiftSource {
  private let program: Program

  init(_ program: Program) { self.program = program }

  var text: String {
    let head = program.head.lines(
      of: program.schedule,
      usage: [
        "Before each update, outside of what is compiled:",
        "    optimizer.learningRate = Float(learningRate(at: step))",
        "To check it: swiftc -parse-as-library -D CHECK_LEARNING_RATE THIS.swift -o check && ./check",
      ])
    let comment = head.map { $0.isEmpty ? "//" : "// " + $0 }
    let parts = program.parts.enumerated().flatMap(lines)
    let function =
      [
        "/// The rate used by update `step`, counted from 0.",
        "func learningRate(at step: Int) -> Double {", "  let step = max(step, 0)",
      ] + parts + ["  return \(program.schedule.finalRate)", "}"]
    let blocks = [comment, ["import Foundation"], lists, function, checks]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var lists: [String] {
    program.parts.enumerated().flatMap { index, part -> [String] in
      switch part.kind {
      case .hold, .curve: []
      case .stairs(let starts, let rates):
        list("starts\(index): [Int]", starts.map(\.sourceText))
          + list("rates\(index): [Double]", rates.map(\.description))
      case .table(let entries, _):
        list("rates\(index): [Double]", entries.map(\.description))
      }
    }
  }

  private func list(_ name: String, _ entries: [String]) -> [String] {
    ["private let \(name) = ["] + entries.map { "  \($0)," } + ["]"]
  }

  private func lines(_ index: Int, _ part: Program.Part) -> [String] {
    let body: [String]
    switch part.kind {
    case .hold(let rate): body = ["return \(rate)"]
    case .stairs: body = ["return rates\(index)[starts\(index).count(where: { $0 <= step }) - 1]"]
    case .table(let entries, let place):
      let entry = place.period == 1 ? "place" : "place / \(place.period.grouped)"
      body = [
        "let place = \(place.numerator)",
        "return rates\(index)[min(\(entry), \((entries.count - 1).sourceText))]",
      ]
    case .curve(let formula, let place):
      body = part.products.map { products($0, place) } ?? curve(formula, place, in: part.steps)
    }
    return ["  if step < \(part.steps.upperBound.sourceText) {  // \(part.words)"]
      + body.map { "    " + $0 } + ["  }"]
  }

  /// A line or a square, in the order in which the evaluator forms it: the same bits.
  private func products(_ products: ProductFormula, _ place: Place) -> [String] {
    let period = Int128(products.period).grouped
    let printer = FormulaPrinter(SwiftDoubles(), constants: products.constants.map(\.name))
    let places = products.countsBack ? place.remainder : place.numerator
    let isClamped = products.countsBack && place.passesEnd
    var lines = ["let u = Double(\(isClamped ? "max(\(places), 0)" : places))"]
    if place.reachesTop(of: products) {
      lines.append("if u >= \(period) { return \(products.high) }")
    }
    lines.append("// The slope is \(products.slope): products with head are exact.")
    lines += products.constants.map { "let \($0.name) = \($0.value)" }
    if let firstHalf = products.firstHalf {
      lines.append("if 2 * u < \(period) { return \(printer.text(firstHalf)) }")
    }
    return lines + ["return \(printer.text(products.rate))"]
  }

  private func curve(_ formula: CurveFormula, _ place: Place, in steps: Range<Int>) -> [String] {
    let places = FloatPlace(
      float: { "Double(\($0))" }, bits: program.wholeBits, least: { "min(\($0), \($1))" },
      greatest: { "max(\($0), \($1))" })
    var printer = FormulaPrinter(SwiftDoubles(), constants: formula.constants.map(\.name))
    var lines = formula.constants.map { "let \($0.name) = \($0.value)" }
    var known: [(name: String, value: String)] = []
    for variable in places.variables(formula, place, in: steps) {
      // What passes the end is brought back to it in the same statement.
      if let index = known.firstIndex(where: { $0.name == variable.name }) {
        let bound = variable.value.replacing("(\(variable.name),", with: "(\(known[index].value),")
        known[index].value = bound
      } else {
        known.append(variable)
      }
    }
    lines += known.map { "let \($0.name) = \($0.value)" }
    for part in formula.parts {
      printer.define(part)
      lines.append("let \(part.name) = \(printer.text(part.formula))")
    }
    return lines + ["return \(printer.text(formula.rate))"]
  }

  private var checks: [String] {
    let rows = program.checks.map { "  (\($0.step.sourceText), \($0.rate))," }
    // Doubles lose a digit or two; a Float has seven.
    let bound = 1e-14 * program.schedule.drawnPeak
    return [
      "#if CHECK_LEARNING_RATE", "  private let checks: [(step: Int, rate: Double)] = [",
    ] + rows.map { "  " + $0 } + [
      "  ]", "", "  @main struct Check {", "    static func main() {",
      "      for (step, rate) in checks {",
      "        precondition(abs(learningRate(at: step) - rate) <= \(bound), \"step \\(step)\")",
      "      }", "    }", "  }", "#endif",
    ]
  }
}
