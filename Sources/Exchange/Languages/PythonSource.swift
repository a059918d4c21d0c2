import Schedules

/// Programs in Python: `learning_rate(step)` of nothing but the standard library, and what a framework wants.
struct PythonSource {
  private let program: Program
  private let target: ExportTarget

  init(_ program: Program, _ target: ExportTarget) {
    self.program = program
    self.target = target
  }

  var text: String {
    let helpers = ExactPython.helpers(for: program)
    let (modules, constants) = ExactPython.imports(for: helpers)
    let isExact = program.parts.contains {
      if case .curve = $0.kind { $0.products == nil } else { false }
    }
    let hasStairs = program.parts.contains { if case .stairs = $0.kind { true } else { false } }
    let imports =
      ["import math"] + (hasStairs ? ["from bisect import bisect_right"] : []) + modules
      + (isExact ? ["from fractions import Fraction"] : [])
    let frame = PythonFrame(target)
    let lists = PythonText.lists(of: program)
    let head =
      PythonText.comment(program.head.lines(of: program.schedule, usage: frame.usage)) + [""]
      + imports + frame.imports + (constants.isEmpty ? [] : [""] + constants)
      + (lists.isEmpty ? [] : [""] + lists)
    return PythonText.text(
      [head] + helpers.map { [$0] } + [function] + frame.functions.map { [$0] } + [
        PythonText.checks(
          of: program, "math.isclose(learning_rate(step), rate, rel_tol=1e-15)")
      ])
  }

  private var function: [String] {
    ["def learning_rate(step: int) -> float:"]
      + [
        "    \"\"\"The rate used by update `step`, counted from 0.\"\"\"",
        "    step = max(step, 0)",
      ]
      + program.parts.enumerated().flatMap(lines) + ["    return \(program.schedule.finalRate)"]
  }

  private func lines(_ index: Int, _ part: Program.Part) -> [String] {
    let condition = "    if step < \(part.steps.upperBound.sourceText):  # \(part.words)"
    switch part.kind {
    case .hold(let rate): return [condition, "        return \(rate)"]
    case .stairs:
      return [
        condition, "        return RATES_\(index)[bisect_right(STARTS_\(index), step) - 1]",
      ]
    case .table(let entries, let place):
      if place.slope == 1, place.period == 1, !place.passes(entries.count) {
        return [condition, "        return RATES_\(index)[\(place.numerator)]"]
      }
      return [condition] + PythonText.entry(at: place).map { "        " + $0 } + [
        "        return RATES_\(index)[min(entry, \((entries.count - 1).sourceText))]"
      ]
    case .curve(let formula, let place):
      if let products = part.products {
        return [condition] + PythonProducts.statements(products, place).map { "        " + $0 }
      }
      return [condition]
        + (Self.variables(formula, place) + Self.statements(formula)).map { "        " + $0 }
    }
  }

  /// Where on the curve the step stands, in the words of the formula.
  private static func variables(_ formula: CurveFormula, _ place: Place) -> [String] {
    let period = place.period.grouped
    var lines: [String] = []
    if formula.contains(where: { $0 == .steps }) {
      lines.append("u = Fraction(\(place.numerator), \(period))")
    }
    if formula.contains(where: { $0 == .elapsed }) {
      lines.append("x = Fraction(\(place.numerator), \(period))")
      if place.passesEnd { lines.append("x = min(x, Fraction(1))") }
    }
    if formula.contains(where: { $0 == .remaining }) {
      lines.append("rest = Fraction(\(place.remainder), \(period))")
      if place.passesEnd { lines.append("rest = max(rest, Fraction(0))") }
    }
    return lines
  }

  private static func statements(_ formula: CurveFormula) -> [String] {
    var printer = FormulaPrinter(ExactPython(), constants: formula.constants.map(\.name))
    var lines = formula.constants.map { "\($0.name) = Fraction(\($0.value))" }
    for part in formula.parts {
      printer.define(part)
      lines.append("\(part.name) = \(printer.text(part.formula))")
    }
    let rate = printer.text(formula.rate)
    // As black breaks what its 88 columns do not hold.
    return lines
      + (rate.count > 66 ? ["return float(", "    \(rate)", ")"] : ["return float(\(rate))"])
  }
}

extension Place {
  /// Whether a step stands past the last of so many entries.
  func passes(_ count: Int) -> Bool { lastEntry >= Int128(count) }
}
