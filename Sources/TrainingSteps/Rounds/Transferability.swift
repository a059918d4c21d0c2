/// How likely a choice that was good in short runs is good in long ones.
///
/// The playbook's "suspicions in decreasing probability of transferring", which it gives as such: "We
/// don't know; we need more research."
public enum Transferability: String, Sendable, Hashable, CaseIterable, Comparable {
  case veryLikely = "very likely"
  case likely
  case might
  case unlikely

  /// As a sentence says it: `likely to transfer`.
  var words: String { self == .might ? "might transfer" : "\(rawValue) to transfer" }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What is less likely to transfer is less.
  public static func < (a: Transferability, b: Transferability) -> Bool { a.rank > b.rank }
}

/// A choice that is made in one round of tuning and carried to the next.
public enum Choice: String, Sendable, Hashable, CaseIterable {
  case warmupLength = "warmup length"
  case initialization
  case architecture
  case optimizer = "optimizer and its hyperparameters"
  case augmentation = "data augmentation"
  case regularization
  case schedule = "learning rate schedule"

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
