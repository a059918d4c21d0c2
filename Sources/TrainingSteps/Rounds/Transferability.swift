/// How likely a choice that was good in short runs is good in long ones.
///
/// The playbook's "suspicions in decreasing probability of transferring", which it gives as such: "We
/// don't know; we need more research."
public enum Transferability: String, Sendable, Hashable, CaseIterable, Comparable {
  /// It can be kept.
  case veryLikely = "very likely"
  /// Many counterexamples are probable.
  case likely
  /// It holds loosely.
  case might
  /// It is to be tuned anew.
  case unlikely

  /// As a sentence says it: `likely to transfer`.
  var words: String { self == .might ? "might transfer" : "\(rawValue) to transfer" }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What is less likely to transfer is less.
  public static func < (a: Transferability, b: Transferability) -> Bool { a.rank > b.rank }
}

/// A choice that is made in one round of tuning and carried to the next.
public enum Choice: String, Sendable, Hashable, CaseIterable {
  /// How long the warmup is.
  case warmupLength = "warmup length"
  /// The initialization.
  case initialization
  /// The model's architecture.
  case architecture
  /// The optimizer and its hyperparameters.
  case optimizer = "optimizer and its hyperparameters"
  /// Data augmentation.
  case augmentation = "data augmentation"
  /// Regularization.
  case regularization
  /// The learning-rate schedule.
  case schedule = "learning rate schedule"

  /// How likely it is to hold in a longer round.
  public var transferability: Transferability {
    switch self {
    case .warmupLength, .initialization: .veryLikely
    case .architecture: .likely
    case .optimizer, .augmentation, .regularization: .might
    case .schedule: .unlikely
    }
  }

  /// Why, in the words of the chapter made short.
  public var reason: String {
    switch self {
    case .warmupLength, .initialization:
      "early instability can be resolved with few steps"
    case .architecture:
      "a dramatic win usually transfers, but many counterexamples are probable"
    case .optimizer: "it transfers loosely"
    case .augmentation: "it might transfer"
    case .regularization:
      "it might; where the training set cannot be fitted perfectly it is unlikely to help much"
    case .schedule: "it does not transfer perfectly: the decay interacts with the length"
    }
  }

  /// What to do about it in a longer round.
  public var recheck: String {
    switch transferability {
    case .veryLikely: "keep; look at the first steps for instability"
    case .likely: "keep; run the runner-up once at the new length"
    case .might: "try the neighbours of the best value again"
    case .unlikely: "retune: carry it by round transfer, then tune the decay"
    }
  }
}
