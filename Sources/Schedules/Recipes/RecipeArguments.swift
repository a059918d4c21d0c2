/// The arguments of a recipe, read from texts as what its constructor takes.
struct RecipeArguments {
  private let texts: [String: String]
  /// What is given, and what is standard, by name.
  private let given: [String: String]
  private let standards: [String: String]
  /// The schedules that the recipe is made of.
  let parts: [Schedule]
  private let clock: RunClock?
  /// What each parameter's value is called: a `RATE` is not negative.
  private let kinds: [String: String?]

  /// Takes what is given, and the standard of each parameter that is not.
  init(
    _ given: [String: String], of recipe: Recipe, parts: [Schedule], clock: RunClock?
  ) throws(ScheduleError) {
    for parameter in recipe.parameters where parameter.isRequired && given[parameter.name] == nil {
      throw ScheduleError(
        parameter.name, "\(recipe.name) needs it", "give \(parameter.help)")
    }
    standards = Dictionary(
      uniqueKeysWithValues: recipe.parameters.compactMap { parameter in
        parameter.standard.map { (parameter.name, $0) }
      })
    texts = given.merging(standards) { given, _ in given }
    self.given = given
    self.parts = parts
    self.clock = clock
    kinds = Dictionary(uniqueKeysWithValues: recipe.parameters.map { ($0.name, $0.value) })
  }

  func has(_ name: String) -> Bool { texts[name] != nil }

  private func text(_ name: String) -> String { texts[name] ?? "" }

  private func wrong(_ name: String, _ wanted: String, _ remedy: String) -> ScheduleError {
    ScheduleError(name, "\"\(text(name).prefix(40))\" is not \(wanted)", "give \(remedy)")
  }
}

// MARK: Numbers

extension RecipeArguments {
  /// A finite number, in decimal.
  func number(_ name: String) throws(ScheduleError) -> Double {
    if kinds[name] == "SHARE", text(name).hasSuffix("%"), let share = RunLength(text(name)) {
      return share.amount.decimalValue
    }
    guard let number = Self.decimal(text(name)) else {
      throw wrong(
        name, "a number", kinds[name] == "SHARE" ? "one such as 0.3 or 30%" : "one such as 3e-4")
    }
    if kinds[name] == "RATE", number < 0 { throw wrong(name, "a rate", "a number of 0 or more") }
    return number
  }

  func numberIfGiven(_ name: String) throws(ScheduleError) -> Double? {
    has(name) ? try number(name) : nil
  }

  /// Numbers, set apart by commas.
  func numbers(_ name: String) throws(ScheduleError) -> [Double] {
    let numbers = text(name).split(separator: ",", omittingEmptySubsequences: false)
      .map { Self.decimal(String($0)) }
    guard !text(name).isEmpty, !numbers.contains(nil) else {
      throw wrong(name, "a list of numbers", "one such as 0.1,0.01")
    }
    return numbers.compactMap { $0 }
  }

  /// `0x10`, `inf` and `nan` are numbers to Swift, and none here.
  private static func decimal(_ text: String) -> Double? {
    let text = text.filter { $0 != "_" && $0 != " " }
    guard text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  func count(_ name: String) throws(ScheduleError) -> Int {
    guard let count = Int(text(name).filter { $0 != "_" }) else {
      throw wrong(name, "a whole number", "one such as 4")
    }
    return count
  }

  func countIfGiven(_ name: String) throws(ScheduleError) -> Int? {
    has(name) ? try count(name) : nil
  }
}

// MARK: Lengths

extension RecipeArguments {
  /// All steps of the run.
  func total() throws(ScheduleError) -> Int { try wholeSteps("steps", total: nil) }

  /// Steps of a part; a share is of all steps.
  func steps(_ name: String) throws(ScheduleError) -> Int {
    try wholeSteps(name, total: whole(of: text(name)))
  }

  func stepsIfGiven(_ name: String) throws(ScheduleError) -> Int? {
    has(name) ? try steps(name) : nil
  }

  /// A length that need not be whole steps.
  func period(_ name: String) throws(ScheduleError) -> Ratio {
    guard let number = Self.decimal(text(name)), let ratio = Ratio(decimal: number) else {
      return Ratio(try steps(name), 1)
    }
    return ratio
  }

  /// Steps at which something happens, set apart by commas.
  func places(_ name: String) throws(ScheduleError) -> [Int] {
    if text(name).isEmpty { return [] }
    var places: [Int] = []
    for part in text(name).split(separator: ",", omittingEmptySubsequences: false) {
      let place = String(part)
      places.append(try wholeSteps(name, total: whole(of: place), text: place))
    }
    return places
  }

  /// What a length is a share of, where it is one.
  private func whole(of text: String) throws(ScheduleError) -> Int? {
    has("steps") && RunLength(text)?.unit == .share ? try total() : nil
  }

  private func wholeSteps(
    _ name: String, total: Int?, text given: String? = nil
  ) throws(ScheduleError) -> Int {
    let text = given ?? text(name)
    if let steps = Int(text.filter { $0 != "_" }), steps >= 0 { return steps }
    guard let length = RunLength(text) else {
      throw wrong(name, "a length", "one such as 500, 2%, \"3 epochs\" or \"2e9 tokens\"")
    }
    do throws(ScheduleError) {
      return try RunClock.wholeSteps(in: length, clock: clock, total: total)
    } catch {
      throw ScheduleError(name, error.fault, error.remedy)
    }
  }
}

// MARK: What says nothing

extension RecipeArguments {
  /// Refuses what is given and would change nothing.
  func refuse(_ names: [String], _ condition: String, _ remedy: String) throws(ScheduleError) {
    for name in names where given[name] != nil && given[name] != standards[name] {
      throw ScheduleError(name, "this says nothing \(condition)", remedy)
    }
  }
}

// MARK: Choices

extension RecipeArguments {
  func isOn(_ name: String) -> Bool { has(name) }

  /// One of some values, by its name.
  func choice<T>(_ name: String, of choices: [(name: String, value: T)]) throws(ScheduleError) -> T
  {
    guard let choice = choices.first(where: { $0.name == text(name) }) else {
      throw wrong(name, "known here", "one of \(choices.map(\.name).joined(separator: ", "))")
    }
    return choice.value
  }

  func grid(_ name: String) throws(ScheduleError) -> Grid {
    try choice(name, of: Grid.allCases.map { ($0.rawValue, $0) })
  }

  /// A curve by the name that the field has for the decay along it.
  func curve(_ name: String) throws(ScheduleError) -> Curve {
    let parts = text(name).split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2, let power = Self.decimal(parts[1]) {
      do throws(ScheduleError) {
        switch parts[0] {
        case "polynomial": return Curve(try Polynomial(power: power))
        case "power": return Curve(try Power(power))
        case "cosine": return Curve(try CosinePower(power))
        case "exponential": return Curve(try Exponential(floor: power))
        default: break
        }
      } catch {
        throw ScheduleError(name, error.fault, error.remedy)
      }
    }
    return try choice(
      name,
      of: [
        ("linear", .linear), ("cosine", .cosine), ("1-sqrt", .power(0.5)), ("square", .power(2)),
        ("sqrt", .polynomial(power: 0.5)), ("exponential", .exponential),
        ("polynomial:POWER", .linear), ("power:POWER", .linear), ("cosine:POWER", .linear),
        ("exponential:FLOOR", .linear),
      ])
  }

  /// The warmup that `Recipe.Parameter.warmup` asks for.
  func warmup(of total: Int) throws(ScheduleError) -> Warmup {
    let steps = try steps("warmup")
    let start = try number("warmup-from")
    let grid = try grid("warmup-grid")
    let warmup: Warmup
    switch text("warmup-along") {
    case "constant": warmup = .constant(at: start, over: steps)
    case "logarithmic": warmup = .logarithmic(over: steps, from: start)
    default: warmup = .along(try curve("warmup-along"), over: steps, from: start, grid: grid)
    }
    if steps == 0, given["warmup"] == nil {
      try refuse(
        ["warmup-from", "warmup-along", "warmup-grid", "warmup-overlaps"], "without a warmup",
        "give warmup as well, or leave it out")
    }
    if ["constant", "logarithmic"].contains(text("warmup-along")) {
      try refuse(
        ["warmup-grid"], "of a \(text("warmup-along")) warmup",
        "leave it out, or give another warmup-along")
    }
    return isOn("warmup-overlaps") ? .overlapping(warmup) : warmup
  }
}

extension Recipe.Parameter {
  static let peak = Self(
    "peak", "RATE", "the rate that it starts at, or warms up to", isRequired: true)
  static let final = Self("final", "RATE", "the rate that it comes down to", standard: "0")
  static let steps = Self(
    "steps", "LENGTH", "all steps, the warmup's too; also \"90 epochs\", \"2e9 tokens\"",
    isRequired: true)
  static let grid = Self(
    "grid", "GRID", "where on the curve steps stand: start (k/n), end ((k+1)/n), both (k/(n-1))",
    standard: "start")
  static let warmup = [
    Self("warmup", "LENGTH", "the steps of the warmup; also 2% of all", standard: "0"),
    Self("warmup-from", "RATE", "the rate that the warmup starts at", standard: "0"),
    Self(
      "warmup-along", "CURVE",
      "linear, cosine, exponential, logarithmic, constant, or a curve as of --along",
      standard: "linear"),
    Self("warmup-grid", "GRID", "start (k/n), end ((k+1)/n) or both (k/(n-1))", standard: "start"),
    Self("warmup-overlaps", nil, "the decay runs from step 0 on, under the warmup"),
  ]
  static func along(_ standard: String) -> Self {
    Self(
      "along", "CURVE",
      "linear, cosine, 1-sqrt, square (1-x^2), sqrt ((1-x)^0.5), exponential, polynomial:P ((1-x)^P), "
        + "power:P (1-x^P), cosine:P, exponential:FLOOR",
      standard: standard)
  }
}
