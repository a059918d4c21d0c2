/// How a schedule is carried to a round of another length: what is kept, and where the new steps go.
public struct TransferRule: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case extendingPlateau(phase: Int?)
    case stretchingDecay
    case stretchingEverything
    case holdingFinalRate
    case continuingTail
    case addingCycles
    case rewarming(peak: Double, warmup: Int, final: Double, decay: Int)
  }

  let kind: Kind

  /// Keeps warmup and decay bit for bit and holds longer at the plateau; where there is none, one is
  /// inserted at the decay's first rate.
  ///
  /// "If you are using a linear schedule, then keep the length of the decay fixed from Round 1 and
  /// extend the period of constant lr in the beginning" (Deep Learning Tuning Playbook, "Determine
  /// the number of steps for each training run").
  public static let extendingPlateau = TransferRule(kind: .extendingPlateau(phase: nil))

  /// Keeps all else bit for bit and makes one hold longer: the phase of this index.
  public static func extendingPlateau(phase: Int) -> TransferRule {
    TransferRule(kind: .extendingPlateau(phase: phase))
  }

  /// Keeps warmup and plateau in steps, and both ends of the decay; times the decay anew over the rest.
  ///
  /// "For cosine decay, keep the base lr from Round 1 and extend max_train_steps" (Deep Learning
  /// Tuning Playbook). A hold that follows the decay where it arrives keeps its steps.
  public static let stretchingDecay = TransferRule(kind: .stretchingDecay)

  /// Keeps the proportions of everything, the warmup too: a control to compare with.
  public static let stretchingEverything = TransferRule(kind: .stretchingEverything)

  /// Keeps round 1 whole and spends every added step at its final rate: the pitfall, as a control.
  public static let holdingFinalRate = TransferRule(kind: .holdingFinalRate)

  /// Keeps round 1 whole and lets its open-ended last curve run on.
  public static let continuingTail = TransferRule(kind: .continuingTail)

  /// Keeps round 1 whole and adds more of its cycles, going on with its multipliers.
  public static let addingCycles = TransferRule(kind: .addingCycles)

  /// Keeps round 1 whole, as trained already, and goes on from its last checkpoint: a linear rise to
  /// a peak, a hold, and a linear decay at the end of the added steps.
  public static func rewarming(
    to peak: Double, over warmup: Int, decayingTo final: Double, over decay: Int
  ) -> TransferRule {
    TransferRule(kind: .rewarming(peak: peak, warmup: warmup, final: final, decay: decay))
  }
}

extension TransferRule: CustomStringConvertible {
  /// Its name on the command line, such as `extending-plateau`.
  public var description: String {
    switch kind {
    case .extendingPlateau(let phase):
      "extending-plateau" + (phase.map { " of phases[\($0)]" } ?? "")
    case .stretchingDecay: "stretching-decay"
    case .stretchingEverything: "stretching-everything"
    case .holdingFinalRate: "holding-final-rate"
    case .continuingTail: "continuing-tail"
    case .addingCycles: "adding-cycles"
    case .rewarming: "rewarming"
    }
  }
}
