import Schedules

// PyTorch's schedulers that are made of schedulers.
extension CallRule {
  static let torchOfMany: [CallRule] = [
    CallRule("torch", "SequentialLR(optimizer, schedulers, milestones, last_epoch=-1)") { a in
      for call in try a.calls("schedulers") where !joined.contains(call.name) {
        throw a.fault(
          "schedulers",
          ["OneCycleLR", "CyclicLR"].contains(call.name)
            ? "\(call.name) sets the optimizer's rate, which the others then start from"
            : "\(call.name.prefix(40)) in it cannot be imported",
          "give \(joined.sorted().joined(separator: ", "))")
      }
      return try a.joined("schedulers", at: a.counts("milestones"))
    },
    CallRule("torch", "ChainedScheduler(schedulers, optimizer=None)") { a in
      let calls = try a.calls("schedulers")
      var product: Schedule?
      for call in calls {
        try requireFactor(call, in: a)
        let part = try a.schedule(of: call, lr: product == nil ? a.lr : 1, steps: a.stepsIfGiven)
        product = try product.map { try $0.multiplied(by: part) } ?? part
      }
      guard let product else {
        throw a.fault("schedulers", "there are none", "give one at least")
      }
      return product
    },
  ]

  /// What multiplies the rate that it finds.
  private static let factors: Set = [
    "ConstantLR", "LinearLR", "ExponentialLR", "StepLR", "MultiStepLR", "PolynomialLR",
    "CosineAnnealingLR",
  ]
  private static let joined = factors.union(["CosineAnnealingWarmRestarts"])

  /// Refuses what, one after the other at each step, gives no product of its own schedule's factors.
  private static func requireFactor(_ call: PythonCall, in a: CallArguments) throws {
    guard factors.contains(call.name) else {
      throw a.fault(
        "schedulers", "\(call.name.prefix(40)) is no factor of the rate",
        "give \(factors.sorted().joined(separator: ", "))")
    }
    guard call.name == "CosineAnnealingLR" else { return }
    let rule = all.first { $0.name == call.name && $0.framework == "torch" }
    guard let rule else { return }
    let cosine = try CallArguments(call, of: rule, beside: ImportOptions())
    let half = try cosine.count("T_max")
    guard try cosine.number("eta_min") == 0 else {
      throw a.fault(
        "schedulers", "a CosineAnnealingLR with eta_min adds it to what the others make",
        "leave eta_min out, or import a table of the rates")
    }
    if let run = a.stepsIfGiven, run > half + 1 {
      throw a.fault(
        "schedulers", "after \(half) steps the CosineAnnealingLR rises by sums, not factors",
        "give fewer steps, or import a table of the rates")
    }
  }
}
