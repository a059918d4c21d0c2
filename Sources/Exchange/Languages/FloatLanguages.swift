import Schedules

/// Python whose functions are those of an array library: `jnp` or `mx`.
///
/// What is the same at every step is computed in double by Python itself.
struct ArrayPython: FormulaLanguage {
  let library: String
  var halfPi: String { "HALF_PI" }

  func name(of function: Formula.Function, ofConstant isConstant: Bool) -> String {
    let name =
      switch function {
      case .squareRoot: "sqrt"
      case .sine: "sin"
      case .exponential: "exp"
      case .exponentialMinusOne: "expm1"
      case .logarithm: "log"
      case .logarithmOfOnePlus: "log1p"
      }
    return (isConstant ? "math" : library) + "." + name
  }

  func power(_ base: PrintedFormula, _ exponent: PrintedFormula) -> PrintedFormula {
    .starred(base, exponent)
  }
}

/// Swift in doubles, with the functions of the C library.
struct SwiftDoubles: FormulaLanguage {
  var halfPi: String { "(Double.pi / 2)" }

  func name(of function: Formula.Function, ofConstant isConstant: Bool) -> String {
    switch function {
    case .squareRoot: "sqrt"
    case .sine: "sin"
    case .exponential: "exp"
    case .exponentialMinusOne: "expm1"
    case .logarithm: "log"
    case .logarithmOfOnePlus: "log1p"
    }
  }

  func power(_ base: PrintedFormula, _ exponent: PrintedFormula) -> PrintedFormula {
    PrintedFormula(
      "pow(\(base.text), \(exponent.text))", .atom,
      isConstant: base.isConstant && exponent.isConstant)
  }
}
