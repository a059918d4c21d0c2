/// Another's way to the same rates, as the worker knows it.
struct Peer: Sendable {
  enum Kind {
    /// A library that fills an array at once.
    case fill
    /// A Python function, asked for 100 000 of the steps in a loop.
    case loop
    /// What is asked for one step; a scheduler has to step there.
    case singleStep
  }

  let name: String
  let kind: Kind
  let form: PeerCase

  /// How many cores it may use: the worker on so many is asked.
  var cores: Int { name.hasSuffix("two cores") ? 2 : 1 }

  /// How many times it is called for a sample; each sample begins with a call that is not timed.
  func calls(for length: Int) -> Int {
    switch kind {
    case .fill: max(1, 4_000_000 / length)
    case .loop: 1
    case .singleStep: 2_000
    }
  }

  static func fills(_ form: PeerCase) -> [Peer] {
    ["numpy", "torch", "torch, two cores", "optax float32", "optax float64"].map {
      Peer(name: $0, kind: .fill, form: form)
    }
      + ["loop over transformers' lambda", "loop over fvcore's schedule"].map {
        Peer(name: $0, kind: .loop, form: form)
      }
  }

  static let singleSteps =
    [Peer(name: "torch CosineAnnealingLR.step", kind: .singleStep, form: .cosine)]
    + [
      "transformers LambdaLR.step", "transformers' lambda", "optax, jitted",
      "optax, jitted, as a float", "fvcore's schedule",
    ].map { Peer(name: $0, kind: .singleStep, form: .warmupCosine) }
}
