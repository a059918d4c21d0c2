/// What a schedule is written for.
///
/// | target | what is written |
/// | --- | --- |
/// | ``pytorch`` | Python: `scheduler(optimizer)`, a `LambdaLR` of absolute rates |
/// | ``huggingface`` | Python: the same, for `Trainer(optimizers=(optimizer, scheduler(optimizer)))` |
/// | ``composer`` | Python: `LearningRate()`, for Composer's `Trainer(callbacks=…)` |
/// | ``optax`` | Python: a jittable `learning_rate(count)` |
/// | ``mlx`` | Python: `learning_rate(step)` that gives an `mx.array` |
/// | ``mlxSwift`` | Swift: `learningRate(at:)` |
/// | ``python`` | Python: `learning_rate(step)`, of nothing but its standard library |
/// | ``megatron`` | arguments of Megatron-LM, where they can say the schedule |
/// | ``huggingfaceArguments`` | JSON of `TrainingArguments`, where they can say the schedule |
/// | ``csv``, ``json`` | every rate, written out |
public struct ExportTarget: Sendable, Hashable {
  /// Its name on the command line, such as `mlx-swift`.
  public let name: String

  /// PyTorch: a function for `LambdaLR`, exact in float64.
  public static let pytorch = Self(name: "pytorch")
  /// Optax: a jittable function of the count, in float32.
  public static let optax = Self(name: "optax")
  /// MLX in Python, in float32.
  public static let mlx = Self(name: "mlx")
  /// mlx-swift: a function of the step.
  public static let mlxSwift = Self(name: "mlx-swift")
  /// Hugging Face: a scheduler for `Trainer(optimizers:)`, exact in float64.
  public static let huggingface = Self(name: "huggingface")
  /// Hugging Face: the `TrainingArguments` that say the schedule, as JSON, where they can.
  public static let huggingfaceArguments = Self(name: "huggingface-arguments")
  /// Composer: a callback that sets the rate of each update, exact in float64.
  public static let composer = Self(name: "composer")
  /// Megatron: the arguments that say the schedule, where they can.
  public static let megatron = Self(name: "megatron")
  /// Plain Python, without any framework, exact in float64.
  public static let python = Self(name: "python")
  /// A table of steps and rates, as CSV.
  public static let csv = Self(name: "csv")
  /// A table of steps and rates, as JSON.
  public static let json = Self(name: "json")

  /// All targets.
  public static let all: [ExportTarget] = [
    pytorch, optax, mlx, mlxSwift, huggingface, huggingfaceArguments, composer, megatron, python,
    csv, json,
  ]

  /// Whether a file of round 2 has a place for the step at which it goes on from round 1: all but those that
  /// their readers would refuse with one.
  public var saysWhereToResume: Bool { ![.csv, .huggingfaceArguments].contains(self) }

  /// The bits of the whole numbers in which programs count, with one to spare where a sum that is too large
  /// would end them; Python's have no end.
  var wholeBits: Int {
    switch self {
    case .optax: 32
    case .mlx, .mlxSwift: 63
    default: 127
    }
  }

  /// The target of a name, or nil.
  public static func named(_ name: String) -> ExportTarget? { all.first { $0.name == name } }
}

extension ExportTarget: CustomStringConvertible {
  public var description: String { name }
}
