import Schedules

/// A schedule that ours and the peers' ways make, by a name that both sides know.
enum PeerCase: String, CaseIterable {
  case warmupCosine = "warmup-cosine"
  case warmupHoldLinear = "warmup-hold-linear"
  /// What torch's scheduler of this name does.
  case cosine

  /// A twentieth of warmup; where there is a hold, up to the middle; to 0 at the end.
  func schedule(of length: Int, peak: Double = 3e-4) -> Schedule {
    let warmup = length / 20
    return switch self {
    case .warmupCosine:
      .warmup(to: peak, over: warmup).decaying(to: 0, over: length - warmup, along: .cosine)
    case .warmupHoldLinear:
      .warmup(to: peak, over: warmup).holding(for: length / 2 - warmup)
        .decaying(to: 0, over: length - length / 2)
    case .cosine: .ramp(from: peak, to: 0, over: length, along: .cosine)
    }
  }

  var title: String {
    switch self {
    case .warmupCosine: "Warmup and cosine"
    case .warmupHoldLinear: "Warmup, hold, linear"
    case .cosine: "Cosine"
    }
  }
}
