import Schedules

/// The arguments of a framework's call by its own names, and what the caller says beside it.
struct CallArguments {
  let call: String
  private let values: [String: PythonCall.Value]
  let lrBeside: Double?
  /// The steps of the run, where they are said.
  let stepsIfGiven: Int?

  /// - Throws: `ExchangeError` for arguments that the rule does not know, or that are given twice.
  init(
    _ call: PythonCall, of rule: CallRule, beside: ImportOptions
  ) throws(ExchangeError) {
    self.call = call.name
    var given: [String: PythonCall.Value] = [:]
    func give(_ name: String, _ value: PythonCall.Value) throws(ExchangeError) {
      guard given.updateValue(value, forKey: name) == nil else {
        throw ExchangeError("\(call.name).\(name)", "it is given twice", "give it once")
      }
    }
    var names = rule.parameters.map(\.name)[...]
    for value in call.positional {
      // Schedules are tried without an optimizer at hand.
      if names.first == "optimizer", !value.canBeAnOptimizer { names = names.dropFirst() }
      guard let name = names.popFirst() else {
        throw ExchangeError(
          call.name, "it has too many arguments", "give those of \(rule.signature)")
      }
      try give(name, value)
    }
    for (name, value) in call.named { try give(name, value) }
    let known = Set(rule.parameters.map(\.name))
    let lr = known.contains("lr") ? nil : given.removeValue(forKey: "lr")
    let steps = known.contains("steps") ? nil : given.removeValue(forKey: "steps")
    if let stranger = given.keys.sorted().first(where: { !known.contains($0) }) {
      throw ExchangeError(
        "\(call.name).\(stranger.prefix(40))", "it has no such argument",
        "give those of \(rule.signature)")
    }
    if let value = given["last_epoch"], known.contains("last_epoch"), value.description != "-1.0" {
      throw ExchangeError(
        "\(call.name).last_epoch",
        "\(value) goes on in the middle of a run, from the rate that its optimizer has there",
        "leave it out, for the run from its start")
    }
    for (name, standard) in rule.parameters where rule.unreadable.contains(name) {
      if let value = given[name], value.description != standard?.description ?? "" {
        throw ExchangeError(
          "\(call.name).\(name)", "\(value) cannot be imported",
          "import a table of its rates, step,rate")
      }
    }
    values = Dictionary(
      uniqueKeysWithValues: rule.parameters.compactMap { parameter in
        (given[parameter.name] ?? parameter.standard).map { (parameter.name, $0) }
      })
    if let rate = beside.lr {
      lrBeside = rate
    } else {
      lrBeside = try Self.number(lr ?? given["optimizer"]?.lr, call.name, "lr")
    }
    if let count = beside.steps {
      stepsIfGiven = count
    } else {
      stepsIfGiven = try steps.map { value throws(ExchangeError) in
        try Self.count(value, call.name, "steps")
      }
    }
    if let stepsIfGiven, !(0..<1 << 53).contains(stepsIfGiven) {
      throw ExchangeError("steps", "\(stepsIfGiven) is not a length", "give 0 or more")
    }
  }

  func fault(_ name: String, _ fault: String, _ remedy: String) -> ExchangeError {
    ExchangeError(name.isEmpty ? call : "\(call).\(name)", fault, remedy)
  }
}

// MARK: What is said beside the call

extension CallArguments {
  /// The optimizer's rate.
  var lr: Double {
    get throws(ExchangeError) {
      if let lrBeside { return lrBeside }
      throw fault("lr", "the optimizer's rate is missing", "give --lr")
    }
  }

  /// The steps of the run, which the schedule needs since it has no end of its own.
  var steps: Int {
    get throws(ExchangeError) {
      if let stepsIfGiven { return stepsIfGiven }
      throw fault("steps", "it goes on for ever", "give --steps")
    }
  }
}

// MARK: Numbers and words

extension CallArguments {
  func has(_ name: String) -> Bool {
    switch values[name] {
    case nil, .some(.none): false
    default: true
    }
  }

  func given(_ name: String) throws(ExchangeError) -> PythonCall.Value {
    if let value = values[name], has(name) { return value }
    throw fault(name, ExchangeError.missing, "give it as \(call) takes it")
  }

  func number(_ name: String) throws(ExchangeError) -> Double {
    guard let number = try Self.number(try given(name), call, name) else {
      throw fault(name, ExchangeError.missing, "give it as \(call) takes it")
    }
    return number
  }

  func numberIfGiven(_ name: String) throws(ExchangeError) -> Double? {
    has(name) ? try number(name) : nil
  }

  /// A power that curves can have.
  func power(_ name: String) throws(ExchangeError) -> Double {
    let power = try number(name)
    guard power > 0 else {
      throw fault(name, "\(power) is not a power", "give a number above 0, such as 2")
    }
    return power
  }

  func count(_ name: String) throws(ExchangeError) -> Int {
    try Self.count(try given(name), call, name)
  }

  func countIfGiven(_ name: String) throws(ExchangeError) -> Int? {
    has(name) ? try count(name) : nil
  }

  func isOn(_ name: String) throws(ExchangeError) -> Bool {
    switch values[name] {
    case nil, .some(.none), .flag(false), .number(0): return false
    case .flag(true): return true
    case .some(let value): throw fault(name, "\(value) is no flag", "give True or False")
    }
  }

  /// One of some values, by its text, or by the member of an enumeration that stands for it.
  func choice<T>(
    _ name: String, of choices: [(text: String, value: T)], orMemberOf enumeration: String? = nil
  ) throws(ExchangeError) -> T {
    let given = try given(name)
    let value = enumeration.map(given.member) ?? given
    if case .text(let text) = value, let choice = choices.first(where: { $0.text == text }) {
      return choice.value
    }
    throw fault(
      name, "\(value) is not known here",
      "give one of \(choices.map { "'\($0.text)'" }.joined(separator: ", "))")
  }

  static func number(
    _ value: PythonCall.Value?, _ call: String, _ name: String
  ) throws(ExchangeError) -> Double? {
    switch value {
    case nil, .some(.none): return nil
    case .number(let number): return number
    case .some(let value):
      throw ExchangeError(
        "\(call).\(name)", "\(value) is not a number", "write one such as 3e-4")
    }
  }

  static func count(
    _ value: PythonCall.Value, _ call: String, _ name: String
  ) throws(ExchangeError) -> Int {
    guard case .number(let number) = value, let count = Int(exactly: number), count >= 0,
      count < 1 << 53
    else {
      throw ExchangeError(
        "\(call).\(name)", "\(value) is not a whole number", "give one of 0 or more")
    }
    return count
  }
}

extension PythonCall.Value {
  fileprivate var canBeAnOptimizer: Bool {
    switch self {
    case .variable, .call, .none: true
    default: false
    }
  }

  /// The rate of an optimizer that is made in the call.
  fileprivate var lr: PythonCall.Value? {
    if case .call(let call) = self { call["lr"] } else { nil }
  }
}
