import Schedules

// Lists, dictionaries, and calls in a call.
extension CallArguments {
  func list(_ name: String) throws(ExchangeError) -> [PythonCall.Value] {
    guard case .list(let items) = try given(name) else {
      throw fault(name, "\(try given(name)) is not a list", "give one such as [30, 60]")
    }
    return items
  }

  func numbers(_ name: String) throws(ExchangeError) -> [Double] {
    var numbers: [Double] = []
    for item in try list(name) {
      numbers.append(try Self.number(item, call, name) ?? .nan)
    }
    return numbers
  }

  func counts(_ name: String) throws(ExchangeError) -> [Int] {
    var counts: [Int] = []
    for item in try list(name) { counts.append(try Self.count(item, call, name)) }
    return counts
  }

  /// A dictionary from steps to numbers, by its steps.
  func countsAndNumbers(
    _ name: String
  ) throws(ExchangeError) -> (counts: [Int], numbers: [Double]) {
    guard has(name) else { return ([], []) }
    guard case .pairs(let pairs) = try given(name) else {
      throw fault(name, "\(try given(name)) is not a dictionary", "give one such as {20: 0.5}")
    }
    var entries: [(count: Int, number: Double)] = []
    for (key, value) in pairs {
      entries.append(
        (try Self.count(key, call, name), try Self.number(value, call, name) ?? .nan))
    }
    entries.sort { $0.count < $1.count }
    return (entries.map(\.count), entries.map(\.number))
  }

  /// A dictionary of arguments, also as `dict(…)`; empty where it is not given.
  func dictionary(
    _ name: String
  ) throws(ExchangeError) -> [(name: String, value: PythonCall.Value)] {
    has(name) ? try arguments(try given(name), name) : []
  }

  func dictionaries(
    _ name: String
  ) throws(ExchangeError) -> [[(name: String, value: PythonCall.Value)]] {
    var dictionaries: [[(name: String, value: PythonCall.Value)]] = []
    for item in try list(name) { dictionaries.append(try arguments(item, name)) }
    return dictionaries
  }

  private func arguments(
    _ value: PythonCall.Value, _ name: String
  ) throws(ExchangeError) -> [(name: String, value: PythonCall.Value)] {
    switch value {
    case .call(let call) where call.name == "dict" && call.positional.isEmpty: return call.named
    case .pairs(let pairs):
      var named: [(name: String, value: PythonCall.Value)] = []
      for (key, value) in pairs {
        guard case .text(let text) = key else {
          throw fault(name, "\(key) is no name", "write it in quotes")
        }
        named.append((text, value))
      }
      return named
    default: throw fault(name, "\(value) is not a dictionary", "give one such as {'power': 2.0}")
    }
  }

  /// The calls in a list.
  func calls(_ name: String) throws(ExchangeError) -> [PythonCall] {
    var calls: [PythonCall] = []
    for item in try list(name) {
      guard case .call(let call) = item else {
        throw fault(name, "\(item) is no call of a schedule", "write the call itself")
      }
      calls.append(call)
    }
    return calls
  }

  func call(_ name: String) throws(ExchangeError) -> PythonCall {
    guard case .call(let call) = try given(name) else {
      throw fault(name, "\(try given(name)) is no call of a schedule", "write the call itself")
    }
    return call
  }

  /// The schedule of a call in this one, of the same optimizer.
  func schedule(
    of call: PythonCall, lr: Double? = nil, steps: Int?
  ) throws(ExchangeError) -> Schedule {
    try CallRule.schedule(of: call, beside: ImportOptions(lr: lr ?? lrBeside, steps: steps))
  }

  /// The schedules of calls, each from its own step 0 on, switching at steps: `join_schedules`.
  func joined(_ name: String, at boundaries: [Int]) throws -> Schedule {
    let calls = try calls(name)
    if calls.isEmpty { throw fault(name, "there are none", "give one at least") }
    var parts: [Schedule] = []
    for (index, call) in calls.enumerated() {
      let start = index == 0 ? 0 : index <= boundaries.count ? boundaries[index - 1] : 0
      let end = index < boundaries.count ? boundaries[index] : stepsIfGiven
      parts.append(try schedule(of: call, steps: end.map { max(0, $0 - start) }))
    }
    return try .sequence(parts, switchingAt: boundaries)
  }
}
