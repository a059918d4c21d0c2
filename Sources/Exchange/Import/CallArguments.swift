import Schedules

/// The arguments of a framework's call by its own names, and what the caller says beside it.
struct CallArguments {
  private var values: [String: PythonCall.Value]
  private let call: String
  private let beside: ImportOptions

  /// Positional arguments are named by the call's signature; the optimizer is passed over.
  init(
    _ call: PythonCall, signature: [String], beside: ImportOptions
  ) throws(ExchangeError) {
    self.call = call.name
    self.beside = beside
    values = call.named
    var names = signature[...]
    for value in call.positional {
      if case .variable = value { continue }
      guard let name = names.popFirst() else {
        throw ExchangeError(
          call.name, "it has too many arguments", "name them as \(call.name) does")
      }
      values[name] = value
    }
    // What stands in a dictionary of its own counts as if it stood in the call.
    for key in ["scheduler_specific_kwargs", "lr_scheduler_kwargs"] {
      guard let inner = values.removeValue(forKey: key) else { continue }
      switch inner {
      case .call(let dictionary) where dictionary.name == "dict":
        values.merge(dictionary.named) { _, new in new }
      case .pairs(let pairs):
        for case (.text(let name), let value) in pairs { values[name] = value }
      default: break
      }
    }
    values["optimizer"] = nil
    let known = Set(signature + ["lr", "steps", "last_epoch", "verbose"])
    if let stranger = values.keys.sorted().first(where: { !known.contains($0) }) {
      throw ExchangeError(
        call.name, "it has no argument \(stranger)", "it has \(signature.joined(separator: ", "))")
    }
    if let lr = beside.lr { values["lr"] = .number(lr) }
    if let steps = beside.steps, values["steps"] == nil { values["steps"] = .number(Double(steps)) }
  }

  func has(_ name: String) -> Bool {
    switch values[name] {
    case nil, .some(.none): false
    default: true
    }
  }

  func number(_ name: String, default standard: Double? = nil) throws(ExchangeError) -> Double {
    if case .number(let number)? = values[name] { return number }
    guard !has(name) else {
      throw ExchangeError("\(call).\(name)", "this is not a number", "give one such as 3e-4")
    }
    if let standard { return standard }
    throw ExchangeError(
      "\(call).\(name)", "it is missing",
      name == "lr" || name == "steps" ? "give --\(name)" : "give it as \(call) takes it")
  }

  func count(_ name: String, default standard: Int? = nil) throws(ExchangeError) -> Int {
    let number = try number(name, default: standard.map(Double.init))
    guard let count = Int(exactly: number), count >= 0 else {
      throw ExchangeError(
        "\(call).\(name)", "\(number) is not a whole number", "give one of 0 or more")
    }
    return count
  }

  func numbers(_ name: String) throws(ExchangeError) -> [Double] {
    guard case .list(let items)? = values[name] else {
      throw ExchangeError("\(call).\(name)", "this is not a list", "give one such as [30, 60]")
    }
    return items.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// The numbers of a dictionary, by the order of its keys.
  func pairs(_ name: String) throws(ExchangeError) -> [(key: Double, value: Double)] {
    guard case .pairs(let pairs)? = values[name] else {
      throw ExchangeError(
        "\(call).\(name)", "this is not a dictionary", "give one such as {20: 0.5}")
    }
    return pairs.compactMap { pair in
      if case .number(let key) = pair.key, case .number(let value) = pair.value {
        (key, value)
      } else {
        nil
      }
    }.sorted { $0.key < $1.key }
  }

  func text(_ name: String, default standard: String) -> String {
    if case .text(let text)? = values[name] { text } else { standard }
  }

  func isOn(_ name: String) -> Bool { if case .flag(true)? = values[name] { true } else { false } }

  /// What the rate of a framework's call that has no end goes on for.
  func steps() throws(ExchangeError) -> Int { try count("steps") }

  /// A recipe by arguments: numbers and texts by its own names.
  func recipe(
    _ name: String, _ arguments: [String: any CustomStringConvertible]
  ) throws(ExchangeError) -> Schedule {
    guard let recipe = Recipe.named(name) else {
      throw ExchangeError(call, "there is no recipe \(name)", "see lrs recipe --help")
    }
    do {
      return try recipe.schedule(arguments.mapValues(\.description))
    } catch {
      throw ExchangeError(call, "\(error)", "change its arguments")
    }
  }
}

/// What a framework's call does not say itself.
public struct ImportOptions: Sendable, Hashable {
  /// The optimizer's rate, where the call has only factors.
  public var lr: Double?
  /// The steps of the run, where the framework's schedule has no end.
  public var steps: Int?

  /// What a call does not say: the optimizer's rate, and how long the run is.
  public init(lr: Double? = nil, steps: Int? = nil) {
    self.lr = lr
    self.steps = steps
  }
}
