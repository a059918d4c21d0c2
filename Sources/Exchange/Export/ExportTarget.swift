/// What a schedule is written for.
///
/// | target | what is written |
/// | --- | --- |
/// | ``pytorch`` | Python: `scheduler(optimizer)`, a `LambdaLR` of absolute rates |
/// | ``huggingface`` | Python: the same, for `Trainer(optimizers=(optimizer, scheduler(optimizer)))` |
/// | ``composer`` | Python: `schedule(state, ssr)`, for Composer's `Trainer(schedulers=…)` |
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

  public static let pytorch = Self(name: "pytorch")
  public static let optax = Self(name: "optax")
  public static let mlx = Self(name: "mlx")
  public static let mlxSwift = Self(name: "mlx-swift")
  public static let huggingface = Self(name: "huggingface")
  public static let huggingfaceArguments = Self(name: "huggingface-arguments")
  public static let composer = Self(name: "composer")
  public static let megatron = Self(name: "megatron")
  public static let python = Self(name: "python")
  public static let csv = Self(name: "csv")
  public static let json = Self(name: "json")

  public static let all: [ExportTarget] = [
    pytorch, optax, mlx, mlxSwift, huggingface, huggingfaceArguments, composer, megatron, python,
    csv, json,
  ]

  /// The target of a name, or nil.
  public static func named(_ name: String) -> ExportTarget? { all.first { $0.name == name } }
}

extension ExportTarget: CustomStringConvertible {
  public var description: String { name }
}
