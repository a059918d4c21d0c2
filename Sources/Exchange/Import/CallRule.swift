import Schedules

/// How a framework's call becomes a schedule: its signature as the framework has it, and what it makes.
///
/// What each call does at its boundaries stands in `Notebooks-md/coming-from-other-frameworks.md`.
struct CallRule: Sendable {
  /// Such as `optax`.
  let framework: String
  let name: String
  /// Such as `StepLR(optimizer, step_size, gamma=0.1, last_epoch=-1)`.
  let signature: String
  /// In their order; what has no standard must be given.
  let parameters: [(name: String, standard: PythonCall.Value?)]
  /// Parameters that are imported with their standard value alone.
  let unreadable: Set<String>
  let make: @Sendable (CallArguments) throws -> Schedule

  init(
    _ framework: String, _ signature: String, refusing unreadable: Set<String> = [],
    make: @escaping @Sendable (CallArguments) throws -> Schedule
  ) {
    guard let call = try? PythonCall.read(signature) else {
      preconditionFailure("\(signature) is no signature")
    }
    self.framework = framework
    self.signature = signature
    name = call.name
    let required = call.positional.map { value -> (name: String, standard: PythonCall.Value?) in
      guard case .variable(let name) = value else {
        preconditionFailure("\(value) in \(signature) is no parameter")
      }
      return (name, nil)
    }
    parameters = required + call.named.map { ($0.name, $0.value) }
    self.unreadable = unreadable
    self.make = make
  }

  /// A new call is a line in the list of its framework.
  static let all =
    optax + torch + torchOfMany + transformers + megatron + timm + keras + mlx + fvcore + ignite

  /// The schedule of a call.
  static func schedule(
    of call: PythonCall, beside: ImportOptions
  ) throws(ExchangeError) -> Schedule {
    let rule = try rule(of: call)
    let arguments = try CallArguments(call, of: rule, beside: beside)
    do {
      let schedule = try rule.make(arguments)
      return arguments.stepsIfGiven.map(schedule.lasting) ?? schedule
    } catch let error as ExchangeError {
      throw error
    } catch let error as ScheduleError {
      throw ExchangeError(call.name, "\(error.path): \(error.fault)", error.remedy)
    } catch {
      throw ExchangeError(call.name, "\(error)", "change its arguments")
    }
  }

  /// The rule of a name, where frameworks share it that of the module named, else the first whose
  /// signature the call fits.
  private static func rule(of call: PythonCall) throws(ExchangeError) -> CallRule {
    let candidates = all.filter { $0.name == call.name }
    let modules = call.path.split(separator: ".").dropLast()
    let named = candidates.filter { rule in modules.contains { $0.hasPrefix(rule.framework) } }
    let possible = named.isEmpty ? candidates : named
    if let rule = possible.first(where: { $0.fits(call) }) ?? possible.first { return rule }
    throw ExchangeError(
      "", "\(call.name.prefix(60)) is no call that is known here",
      reasons[call.name] ?? "see lrs import --help for those that are, or give a table step,rate")
  }

  /// What is no function of the step, and what to do instead.
  private static let reasons = Dictionary(
    uniqueKeysWithValues: [
      "ReduceLROnPlateau", "PlateauLRScheduler", "LambdaLR", "MultiplicativeLR",
    ].map {
      ($0, "it follows losses or code: import a table of the rates that a run had, step,rate")
    })

  /// Whether the call gives what must be given, and nothing that is not known.
  private func fits(_ call: PythonCall) -> Bool {
    let names = call.named.map(\.name)
    let given = Set(parameters.prefix(call.positional.count).map(\.name) + names)
    return call.positional.count <= parameters.count
      && names.allSatisfy { name in parameters.contains { $0.name == name } }
      && parameters.allSatisfy { $0.standard != nil || given.contains($0.name) }
  }
}

extension ImportedSchedule {
  /// The calls that can be imported, by framework: each with its parameters and their standard values,
  /// as the framework has them.
  public static var knownCalls: [(framework: String, signature: String)] {
    CallRule.all.map { ($0.framework, $0.signature) }
  }
}
