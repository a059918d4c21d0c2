/// Something about a round 2 that is to be known before steps are spent on it.
public enum TransferFinding: Sendable, Hashable {
  /// The added steps are spent at rates that are too small: their mean as a share of the peak, and
  /// the share of them below `rate` of the peak.
  case starvation(meanShareOfPeak: Double, shareBelow: Double, rate: Double)
  /// The plateau stands below the peak.
  case plateauBelowPeak(rate: Double, peak: Double)
  /// There are other holds that could have taken the steps.
  case otherHolds(extended: Int, others: [Int])
}

extension TransferFinding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .starvation(let mean, let share, let rate):
      "starvation: the added steps are spent at a learning rate that is too small: "
        + "\(mean.percent) of the peak on average, "
        + "\(share.percent) of them below \(rate.percent) of it"
    case .plateauBelowPeak(let rate, let peak):
      "the plateau stands at \(rate.sourceText), below the peak \(peak.sourceText): "
        + "the decay begins below the peak"
    case .otherHolds(let extended, let others):
      "phases[\(extended)] was extended, the hold before the first fall; other holds are "
        + others.map { "phases[\($0)]" }.joined(separator: ", ")
    }
  }
}

/// When added steps count as starved: the pitfall of "using all the extra training steps with a
/// learning rate that is too small" (Deep Learning Tuning Playbook).
///
/// The defaults catch both the field's usual floor of a tenth of the peak and an inverse square root
/// that runs on.
public struct Starvation: Sendable, Hashable {
  /// Starved where the added steps' mean rate is below this share of the peak.
  public var mean: Double
  /// A step counts as low below this share of the peak.
  public var rate: Double
  /// Starved where more than this share of the added steps is low.
  public var share: Double

  /// What counts as starved; by default as the type says.
  public init(mean: Double = 0.2, rate: Double = 0.2, share: Double = 0.5) {
    self.mean = mean
    self.rate = rate
    self.share = share
  }

  func finding(_ meanShare: Double?, _ shareBelow: Double?) -> TransferFinding? {
    guard let meanShare, let shareBelow, meanShare < mean || shareBelow > share else { return nil }
    return .starvation(meanShareOfPeak: meanShare, shareBelow: shareBelow, rate: rate)
  }
}

extension Schedule {
  /// What is to be said of the hold that extending the plateau makes longer.
  func plateauFindings(phase: Int?) -> [TransferFinding] {
    let holds = phases.indices.filter { phases[$0].curve.isHold }
    var findings: [TransferFinding] = []
    let rate = phase.map { phases[$0].from } ?? anatomy?.rate ?? peak
    if rate < peak {
      findings.append(.plateauBelowPeak(rate: rate, peak: peak))
    }
    if phase == nil, let plateau = anatomy?.plateau, !plateau.isEmpty {
      let extended = indexOfPhase(at: plateau.lowerBound)
      let others = holds.filter { $0 != extended }
      if !others.isEmpty { findings.append(.otherHolds(extended: extended, others: others)) }
    }
    return findings
  }
}

extension Double {
  /// A share as a percentage, to a tenth: `12.5 %`.
  package var percent: String {
    guard isFinite, abs(self) < 1e12 else { return "\(self)" }
    let tenths = Int((self * 1000).rounded())
    let fraction = tenths % 10 == 0 ? "" : ".\(abs(tenths % 10))"
    return "\(tenths < 0 && tenths > -10 ? "-" : "")\(tenths / 10)\(fraction) %"
  }
}
