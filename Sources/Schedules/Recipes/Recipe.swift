/// A named schedule whose arguments are texts: what a command line, or a file of settings, makes
/// one of.
///
/// Each stands beside the constructor that it calls, and knows its parameters, its formula and what
/// other frameworks call it.
///
/// ```swift
/// let recipe = Recipe.named("cosine-decay")!
/// try recipe.schedule(["peak": "3e-4", "steps": "100_000", "warmup": "2%"])
/// ```
public struct Recipe: Sendable {
  /// Its name, such as `cosine-decay`.
  public let name: String
  /// What it is, in a sentence.
  public let summary: String
  /// The rate of step k.
  public let formula: String
  /// What it is called elsewhere.
  public let peers: String
  public let parameters: [Parameter]
  /// How many schedules it is made of, if any.
  public let parts: ClosedRange<Int>
  /// Arguments that give a schedule, to try it with.
  public let example: [String: String]

  let make: @Sendable (RecipeArguments) throws -> Schedule

  init(
    _ name: String, _ summary: String, formula: String, peers: String, parameters: [Parameter],
    parts: ClosedRange<Int> = 0...0, example: [String: String],
    make: @escaping @Sendable (RecipeArguments) throws -> Schedule
  ) {
    self.name = name
    self.summary = summary
    self.formula = formula
    self.peers = peers
    self.parameters = parameters
    self.parts = parts
    self.example = example
    self.make = make
  }

  /// A parameter of a recipe.
  public struct Parameter: Sendable {
    public let name: String
    /// What its value is called in help, such as `RATE`; nil for a switch.
    public let value: String?
    public let help: String
    /// What is taken where none is given; nil where one must be, or none means something.
    public let standard: String?
    public let isRequired: Bool

    init(
      _ name: String, _ value: String?, _ help: String, standard: String? = nil,
      isRequired: Bool = false
    ) {
      self.name = name
      self.value = value
      self.help = help
      self.standard = standard
      self.isRequired = isRequired
    }
  }

  /// Every recipe. A new one is a constructor, an entry beside it, and a line here.
  public static let all: [Recipe] = [
    constant, warmup, linearDecay, cosineDecay, cosineWaves, polynomialDecay, tanhDecay,
    exponentialDecay, stepDecay, multiStepDecay, piecewiseConstant, piecewise,
    inverseTimeDecay, inverseSquareRootDecay, noam,
    warmupStableDecay, cooldown, triStage,
    warmRestarts, hardRestarts, cyclicPolynomialDecay, triangular, oneCycle, threePartCycle,
    product, sequence,
  ]

  /// The recipe of a name, or nil.
  public static func named(_ name: String) -> Recipe? { all.first { $0.name == name } }

  /// The schedule of some arguments.
  ///
  /// - Parameters:
  ///   - arguments: Texts by the names of parameters: numbers, and lengths such as `500`, `2%` or
  ///     `3 epochs`.
  ///   - parts: The schedules that it is made of, for a product and a sequence.
  ///   - clock: What epochs, samples and tokens are counted with.
  /// - Throws: `ScheduleError` naming the parameter.
  public func schedule(
    _ arguments: [String: String], of parts: [Schedule] = [], clock: RunClock? = nil
  ) throws -> Schedule {
    for name in arguments.keys.sorted() where !parameters.contains(where: { $0.name == name }) {
      throw ScheduleError(
        name, "\(self.name) has no such parameter",
        "it has \(parameters.map(\.name).joined(separator: ", "))")
    }
    guard self.parts.contains(parts.count) else {
      throw ScheduleError(
        "",
        "\(self.name) is made of \(self.parts.lowerBound == 0 ? "no" : "two or more") schedules, "
          + "not of \(parts.count)", "give so many")
    }
    return try make(RecipeArguments(arguments, of: self, parts: parts, clock: clock))
  }
}
