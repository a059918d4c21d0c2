import Schedules

/// Prints formulas in a language: what differs between languages is what `FormulaLanguage` says.
struct FormulaPrinter<Language: FormulaLanguage> {
  let language: Language
  /// The names that are the same at every step.
  private var constants: Set<String>

  init(_ language: Language, constants: [String]) {
    self.language = language
    self.constants = Set(constants)
  }

  /// Takes note of a part, which is constant where all that it speaks of is.
  mutating func define(_ part: CurveFormula.Part) {
    if print(part.formula).isConstant { constants.insert(part.name) }
  }

  func text(_ formula: Formula) -> String { print(formula).text }

  private func print(_ formula: Formula) -> PrintedFormula {
    switch formula {
    case .integer(let value):
      return PrintedFormula("\(value)", .atom, isConstant: true, isSimple: true)
    case .name(let name):
      return PrintedFormula(name, .atom, isConstant: constants.contains(name), isSimple: true)
    case .halfPi: return PrintedFormula(language.halfPi, .atom, isConstant: true, isSimple: true)
    case .elapsed: return PrintedFormula("x", .atom, isConstant: false, isSimple: true)
    case .remaining: return PrintedFormula("rest", .atom, isConstant: false, isSimple: true)
    case .steps: return PrintedFormula("u", .atom, isConstant: false, isSimple: true)
    case .sum(let a, let b): return join(a, "+", b, .sum)
    case .difference(let a, let b): return join(a, "-", b, .sum)
    case .product(let a, let b): return join(a, "*", b, .product)
    case .quotient(let a, let b): return join(a, "/", b, .product)
    case .power(let a, let b): return language.power(print(a), print(b))
    case .call(let function, let a):
      let argument = print(a)
      let name = language.name(of: function, ofConstant: argument.isConstant)
      return PrintedFormula("\(name)(\(argument.text))", .atom, isConstant: argument.isConstant)
    }
  }

  private func join(
    _ a: Formula, _ sign: String, _ b: Formula, _ binding: PrintedFormula.Binding
  ) -> PrintedFormula {
    let (left, right) = (print(a), print(b))
    // a − (b + c) and a / (b · c) need their parentheses, a + (b + c) keeps them.
    return PrintedFormula(
      "\(left.text(within: binding)) \(sign) \(right.text(beyond: binding))", binding,
      isConstant: left.isConstant && right.isConstant)
  }
}

/// What a language has to say of formulas.
protocol FormulaLanguage {
  var halfPi: String { get }
  func name(of function: Formula.Function, ofConstant isConstant: Bool) -> String
  func power(_ base: PrintedFormula, _ exponent: PrintedFormula) -> PrintedFormula
}

/// A printed formula, and how tightly it holds together.
struct PrintedFormula {
  enum Binding: Int {
    case sum, product, power, atom
  }

  let text: String
  let binding: Binding
  /// Whether it is the same at every step.
  let isConstant: Bool
  /// Whether it is a name or a number.
  let isSimple: Bool

  init(_ text: String, _ binding: Binding, isConstant: Bool, isSimple: Bool = false) {
    self.text = text
    self.binding = binding
    self.isConstant = isConstant
    self.isSimple = isSimple
  }

  /// In parentheses, unless it holds together at least so tightly.
  func text(within other: Binding) -> String {
    binding.rawValue >= other.rawValue ? text : "(\(text))"
  }

  /// In parentheses, unless it holds together more tightly.
  func text(beyond other: Binding) -> String {
    binding.rawValue > other.rawValue ? text : "(\(text))"
  }

  /// `base**exponent` as Python has it, spaced as black does.
  static func starred(_ base: PrintedFormula, _ exponent: PrintedFormula) -> PrintedFormula {
    let sign = base.isSimple && exponent.isSimple ? "**" : " ** "
    return PrintedFormula(
      base.text(beyond: .power) + sign + exponent.text(within: .power), .power,
      isConstant: base.isConstant && exponent.isConstant)
  }
}
