import Schedules

/// What the programs for array libraries have in common: a function for each part, in float32.
struct ArraySource {
  let program: Program
  let library: String
  /// How a list of names of `RATES_0` becomes an array.
  let table: (_ rates: String, _ index: String) -> String
  let stairs: (_ rates: String, _ starts: String) -> [String]

  /// The functions of the parts, in order.
  var functions: [[String]] {
    program.parts.enumerated().map { index, part in
      ["def part_\(index)(step):  # \(part.words)"] + body(index, part).map { "    " + $0 }
    }
  }

  private func body(_ index: Int, _ part: Program.Part) -> [String] {
    switch part.kind {
    case .hold(let rate): return ["return \(library).array(\(rate), \(library).float32)"]
    case .stairs: return stairs("RATES_\(index)", "STARTS_\(index)")
    case .table(let entries, let place):
      let last = (entries.count - 1).sourceText
      return PythonText.entry(at: place) + [
        "entry = \(library).clip(entry, 0, \(last))", "return " + table("RATES_\(index)", "entry"),
      ]
    case .curve(let formula, let place):
      return curve(formula, place, in: part.steps)
    }
  }

  private func curve(_ formula: CurveFormula, _ place: Place, in steps: Range<Int>) -> [String] {
    let places = FloatPlace(
      float: { "(\($0)).astype(\(library).float32)".replacing("(step).", with: "step.") },
      bits: program.wholeBits, least: { "\(library).minimum(\($0), \($1))" },
      greatest: { "\(library).maximum(\($0), \($1))" })
    var printer = FormulaPrinter(
      ArrayPython(library: library), constants: formula.constants.map(\.name))
    var lines = places.variables(formula, place, in: steps).flatMap {
      PythonText.assignment($0.name, $0.value, indent: 4)
    }
    lines += formula.constants.map { "\($0.name) = \($0.value)" }
    for part in formula.parts {
      printer.define(part)
      lines.append("\(part.name) = \(printer.text(part.formula))")
    }
    return lines + ["return \(printer.text(formula.rate))"]
  }

  /// Checks to what float32 can hold of the peak.
  var checks: [String] {
    let peak = program.schedule.drawnPeak
    return ["TOLERANCE = \(3e-7 * peak)"]
      + PythonText.checks(of: program, "abs(learning_rate(step).item() - rate) <= TOLERANCE")
  }

  func head(_ imports: [String], usage: [String]) -> [String] {
    let lists = PythonText.lists(of: program)
    let usesMath = functions.joined().contains { $0.contains("math.") }
    let usesHalfPi = program.uses { $0 == .halfPi }
    return PythonText.comment(program.head.lines(of: program.schedule, usage: usage)) + [""]
      + (usesMath || usesHalfPi ? ["import math", ""] : []) + imports
      + (usesHalfPi ? ["", "HALF_PI = math.pi / 2"] : []) + (lists.isEmpty ? [] : [""] + lists)
  }
}
