/// A call as it stands in Python, of literals and other calls: `optax.linear_schedule(init_value=0.0, …)`.
/// Nothing is run.
struct PythonCall: Sendable {
  /// Its name with the modules before it, such as `optax.linear_schedule`.
  let path: String
  let positional: [Value]
  let named: [(name: String, value: Value)]

  indirect enum Value: Sendable {
    case number(Double)
    case text(String)
    case flag(Bool)
    case none
    case list([Value])
    case pairs([(key: Value, value: Value)])
    case call(PythonCall)
    /// A variable, such as the optimizer.
    case variable(String)
  }

  init(_ path: String, _ positional: [Value] = [], named: [(name: String, value: Value)] = []) {
    self.path = path
    self.positional = positional
    self.named = named
  }

  /// The last part of its name.
  var name: String { path.split(separator: ".").last.map(String.init) ?? path }

  subscript(name: String) -> Value? { named.first { $0.name == name }?.value }

  /// Reads a call, perhaps assigned to a variable.
  ///
  /// - Throws: `ExchangeError` where the text is not a call of literals.
  static func read(_ text: String) throws(ExchangeError) -> PythonCall {
    var reader = PythonReader(text)
    var value = try reader.value(depth: 0)
    if case .variable = value, reader.take("=") { value = try reader.value(depth: 0) }
    guard reader.isAtEnd, case .call(let call) = value else {
      throw reader.fault("this is not one call", "give such as CosineAnnealingLR(opt, T_max=100)")
    }
    return call
  }
}

extension PythonCall.Value {
  /// A member of an enumeration of texts, as `SchedulerType.COSINE`, `SchedulerType("cosine")` or its name in a
  /// text, as the text that it is.
  func member(of enumeration: String) -> PythonCall.Value {
    switch self {
    case .call(let call) where call.name == enumeration && call.positional.count == 1:
      return call.positional[0]
    case .variable(let path), .text(let path):
      let parts = path.split(separator: ".")
      guard let at = parts.firstIndex(of: enumeration[...]), at + 1 < parts.count else {
        return self
      }
      return .text(parts[at + 1].lowercased())
    default: return self
    }
  }
}

extension PythonCall.Value: CustomStringConvertible {
  /// What an error says of it.
  var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .text(let text): "'\(text.prefix(40))'"
    case .flag(let flag): flag ? "True" : "False"
    case .none: "None"
    case .list: "a list"
    case .pairs: "a dictionary"
    case .call(let call): "a call of \(call.name.prefix(40))"
    case .variable("lambda"): "a function"
    case .variable(let name): "the variable \(name.prefix(40))"
    }
  }
}
