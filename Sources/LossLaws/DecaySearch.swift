import Foundation
public import Schedules

/// The best decay for a run of a given length, within families that people train, and how flat the
/// optimum is.
public struct DecaySearch: Sendable {
  /// A decay that was tried.
  public struct Candidate: Sendable {
    /// The curve of its decay.
    public let curve: Curve
    /// The steps of the decay.
    public let decay: Int
    /// The rate that it ends at.
    public let final: Double
    /// The whole schedule, with its warmup and plateau.
    public let schedule: Schedule
    /// The final loss that the law predicts of it.
    public let loss: Double
  }

  /// The one of the least final loss.
  public let best: Candidate
  /// The best of each curve, the least loss first.
  public let byCurve: [Candidate]
  /// The decay lengths around the best one, of its curve and final rate, that cost less than a
  /// thousandth of the loss.
  public let flat: ClosedRange<Int>
  /// The final rates, of the best one's curve and decay length, that cost less than a thousandth of the loss.
  public let flatFinals: ClosedRange<Double>
  /// Of the best schedule.
  public let forecast: LossForecast
  /// What is to be known before the best is trusted.
  public let findings: [LossFinding]
}

extension LossLawFit {
  /// Searches warmup, plateau and decay: the decay's length from a fiftieth of the run to all that
  /// the warmup leaves, its curve among those given, its final rate among the shares of the peak.
  ///
  /// The law was not made to be optimised: an optimum at an end of what was searched, or far from all
  /// that was fitted, says more of the law than of training.
  ///
  /// ```swift
  /// let fit = try LossLawFit([cosineRun, constantRun, twoStageRun])
  /// let search = fit.bestDecay(over: 72_000, peak: 3e-4, warmup: 2_000)
  /// search?.best.schedule  // to be trained
  /// search?.flat           // decays that are as good to a thousandth of the loss
  /// ```
  ///
  /// - Precondition: The warmup is shorter than the run.
  public func bestDecay(
    over length: Int, peak: Double, warmup: Int,
    curves: [Curve] = [.linear, .cosine, .exponential],
    finalShares: [Double] = [0, 0.01, 0.03, 0.1, 0.3]
  ) -> DecaySearch? {
    precondition(warmup >= 0 && warmup < length, "the warmup is shorter than the run")
    let most = length - warmup
    let least = max(1, min(most, length / 50))
    func candidate(_ curve: Curve, _ decay: Int, _ share: Double) -> DecaySearch.Candidate {
      let schedule = Schedule.warmup(to: peak, over: warmup)
        .holding(for: most - decay).decaying(to: peak * share, over: decay, along: curve)
      let loss = law.finalLoss(of: schedule)
      return DecaySearch.Candidate(
        curve: curve, decay: decay, final: peak * share, schedule: schedule, loss: loss)
    }
    func lengths(_ low: Int, _ high: Int, _ count: Int) -> [Int] {
      (0...count).map { i in
        Int((Double(low) * pow(Double(high) / Double(low), Double(i) / Double(count))).rounded())
      }
    }
    var byCurve: [DecaySearch.Candidate] = []
    for curve in curves {
      var best: DecaySearch.Candidate?
      // An exponential does not reach 0.
      for share in finalShares where share > 0 || curve != .exponential {
        for decay in lengths(least, most, 12) {
          let next = candidate(curve, decay, share)
          if next.loss < best?.loss ?? .infinity { best = next }
        }
      }
      guard let found = best else { continue }
      let step = pow(Double(most) / Double(least), 1.0 / 12)
      let (low, high) = (Double(found.decay) / step, Double(found.decay) * step)
      let near = lengths(max(least, Int(low)), min(most, Int(high)), 10)
        .map { candidate(curve, $0, found.final / peak) }
      byCurve.append((near + [found]).min { $0.loss < $1.loss }!)
    }
    byCurve.sort { $0.loss < $1.loss }
    guard let best = byCurve.first else { return nil }
    let flat = lengths(least, most, 40).filter {
      candidate(best.curve, $0, best.final / peak).loss <= best.loss * 1.001
    }
    let shares = finalShares.filter { $0 > 0 || best.curve != .exponential }
    let finals =
      shares.filter { candidate(best.curve, best.decay, $0).loss <= best.loss * 1.001 }
      .map { $0 * peak } + [best.final]
    let forecast = forecast(of: best.schedule)
    var findings = forecast.findings
    if best.decay == most, most > least {
      findings.append(.atEdge("a decay over all that the warmup leaves"))
    } else if best.decay == least, most > least {
      findings.append(.atEdge("the shortest decay"))
    }
    if shares.count > 1, best.final == peak * shares.max()! {
      findings.append(.atEdge("the highest final rate"))
    } else if shares.count > 1, best.final > 0, best.final == peak * shares.min()! {
      findings.append(.atEdge("the lowest final rate"))
    }
    return DecaySearch(
      best: best, byCurve: byCurve,
      flat: min(flat.min() ?? best.decay, best.decay)...max(flat.max() ?? best.decay, best.decay),
      flatFinals: (finals.min() ?? best.final)...(finals.max() ?? best.final),
      forecast: forecast, findings: findings)
  }
}
