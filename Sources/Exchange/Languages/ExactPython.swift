import Schedules

/// Python whose numbers are fractions of whole numbers, so that a rate is rounded to a float once.
///
/// Floats alone would miss the schedule's own rates by some ulp, and the tail of a decay by far more.
struct ExactPython: FormulaLanguage {
  let halfPi = "HALF_PI"

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
    if exponent.text == "2" { return .starred(base, exponent) }
    return PrintedFormula(
      "raised(\(base.text), \(exponent.text))", .atom,
      isConstant: base.isConstant && exponent.isConstant)
  }

  /// The functions that a program calls, each after those that it calls itself.
  static func helpers(for program: Program) -> [String] {
    func calls(_ functions: Formula.Function...) -> Bool {
      program.uses { if case .call(let f, _) = $0 { functions.contains(f) } else { false } }
    }
    let raises = program.uses { if case .power(_, let b) = $0 { b != 2 } else { false } }
    let decimals =
      raises
      || calls(
        .exponential, .exponentialMinusOne, .logarithm, .logarithmOfOnePlus)
    var parts: [String] = []
    if calls(.sine) { parts.append(sine) }
    if calls(.squareRoot) { parts.append(squareRoot) }
    if decimals { parts.append(decimal) }
    if raises || calls(.exponential, .exponentialMinusOne) { parts.append(exponential) }
    if calls(.exponentialMinusOne) { parts.append(exponentialMinusOne) }
    if raises || calls(.logarithm, .logarithmOfOnePlus) { parts.append(logarithm) }
    if calls(.logarithmOfOnePlus) { parts.append(logarithmOfOnePlus) }
    if raises { parts.append(raised) }
    return parts
  }

  /// The modules that the helpers import.
  static func imports(for helpers: [String]) -> (lines: [String], constants: [String]) {
    let decimals = helpers.contains(decimal)
    return (
      decimals ? ["from decimal import Context, Decimal"] : [],
      (helpers.contains(sine)
        ? ["HALF_PI = Fraction(\"1.570796326794896619231321691639751442098584699687553\")"] : [])
        + (decimals ? ["DIGITS = Context(prec=50)"] : [])
    )
  }

  private static let sine = """
    def sin(x):
        \"""The sine of 0 to pi/2, by its series in whole numbers.\"""
        unit = 1 << 192
        angle = x.numerator * unit // x.denominator
        square = angle * angle // unit
        total = term = angle
        n = 1
        while term:
            n += 2
            term = -term * square // (unit * n * (n - 1))
            total += term
        return Fraction(total, unit)
    """

  private static let squareRoot = """
    def sqrt(x):
        \"""The square root: exact where there is one, else to 192 binary digits.\"""
        unit = 1 << 192
        square = x.numerator * x.denominator * unit * unit
        return Fraction(math.isqrt(square), x.denominator * unit)
    """

  private static let decimal = """
    def decimal(x):
        return DIGITS.divide(Decimal(x.numerator), Decimal(x.denominator))
    """

  private static let exponential = """
    def exp(x):
        return Fraction(DIGITS.exp(decimal(x)))
    """

  private static let exponentialMinusOne = """
    def expm1(x):
        \"""Of exp(x) - 1 too few of 50 digits are left where x is small.\"""
        if abs(x) < Fraction(1, 10**12):
            return x + x**2 / 2 + x**3 / 6
        return exp(x) - 1
    """

  private static let logarithm = """
    def log(x):
        return Fraction(DIGITS.ln(decimal(x)))
    """

  private static let logarithmOfOnePlus = """
    def log1p(x):
        \"""Of log(1 + x) too few of 50 digits are left where x is small.\"""
        if abs(x) < Fraction(1, 10**12):
            return x - x**2 / 2 + x**3 / 3
        return log(1 + x)
    """

  private static let raised = """
    def raised(base, exponent):
        return exp(exponent * log(base)) if base else Fraction(0)
    """
}
