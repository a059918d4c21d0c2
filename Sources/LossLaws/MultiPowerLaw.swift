import Foundation
public import Schedules

/// The multi-power law: a power of the sum of rates, less what each drop of the rate has brought.
///
///     L(t) = L₀ + A·S₁(t)^(−α) − B·Σₖ (ηₖ₋₁ − ηₖ)·(1 − (1 + C·ηₖ^(−γ)·Sₖ(t))^(−β))
///
/// S₁(t) is the sum of the rates of the steps up to t, the warmup's too; Sₖ(t) that from step k to t.
/// The sum goes over the steps after the warmup. A term with Sₖ = 0 is 0, whatever the rate. Loss
/// in nats (or whatever the logs have), rates and steps as the optimizer counts them.
///
/// Source: "A Multi-Power Law for Loss Curve Prediction Across Learning Rate Schedules", arXiv 2503.12811.
///
/// ```swift
/// let law = MultiPowerLaw(
///   floor: 3.040, scale: 0.525, exponent: 0.508, drop: 363.8, speed: 2.066, curvature: 0.583,
///   rateExponent: 0.641)
/// let run = Schedule.warmup(to: 3e-4, over: 2_160).holding(for: 17_840).decaying(to: 3e-5, over: 4_000)
/// law.finalLoss(of: run)  // about 3.157
/// law.parameters.map(\.name).joined(separator: " ")  // the formula's: L0 A alpha B C beta gamma
/// ```
///
/// Range of validity: the model, data and optimizer of the logs, rates that do not rise after they fell,
/// the peak of the logs; in the paper, runs up to three times as long as the longest log.
public struct MultiPowerLaw: LawForm, Hashable {
  public static let name = "multi-power law"
  public static let formula =
    "L(t) = L0 + A S1(t)^-alpha - B sum_k (eta_(k-1) - eta_k) (1 - (1 + C eta_k^-gamma S_k(t))^-beta)"
  public static let source = "arXiv 2503.12811"

  /// L₀: the loss that no training goes below.
  public let floor: Double
  /// A
  public let scale: Double
  /// α
  public let exponent: Double
  /// B: the loss that a drop of the rate by 1 brings in the end.
  public let drop: Double
  /// C
  public let speed: Double
  /// β
  public let curvature: Double
  /// γ
  public let rateExponent: Double

  /// The law of some parameters, by what each does: L₀, A, α, B, C, β and γ.
  public init(
    floor: Double, scale: Double, exponent: Double, drop: Double, speed: Double, curvature: Double,
    rateExponent: Double
  ) {
    (self.floor, self.scale, self.exponent) = (floor, scale, exponent)
    (self.drop, self.speed) = (drop, speed)
    (self.curvature, self.rateExponent) = (curvature, rateExponent)
  }

  public var parameters: [(name: String, value: Double)] { named }

  public func loss(of schedule: Schedule, at steps: [Int]) -> [Double] {
    let terms = DecayTerms(schedule, at: steps)
    return steps.indices.map { loss(terms, $0, nil) }
  }
}

extension MultiPowerLaw {
  static let parameterNames = ["L0", "A", "alpha", "B", "C", "beta", "gamma"]
  static let decayParameters = 4
  static let publishedError = 2.5e-3

  init(_ p: [Double]) {
    self.init(
      floor: p[0], scale: p[1], exponent: p[2], drop: p[3], speed: p[4], curvature: p[5],
      rateExponent: p[6])
  }

  var values: [Double] { [floor, scale, exponent, drop, speed, curvature, rateExponent] }

  func loss(_ terms: DecayTerms, _ i: Int, _ slopes: UnsafeMutablePointer<Double>?) -> Double {
    let logArea = log(terms.areas[i])
    let power = scale * exp(-exponent * logArea)
    var (sum, bySpeed, byCurvature, byExponent) = (0.0, 0.0, 0.0, 0.0)
    for k in terms.terms(i) {
      let rate = terms.logRates[k]
      let x = speed * exp(-rateExponent * rate) * terms.since[k]
      let y = log1p(x)
      let left = exp(-curvature * y)
      sum += terms.drops[k] * (1 - left)
      if slopes != nil {
        let slope = terms.drops[k] * left * (1 - 1 / (1 + x))
        bySpeed += slope
        byExponent += slope * rate
        byCurvature += terms.drops[k] * left * y
      }
    }
    if let slopes {
      slopes[0] = floor
      slopes[1] = power
      slopes[2] = -exponent * logArea * power
      slopes[3] = -drop * sum
      slopes[4] = -drop * curvature * bySpeed
      slopes[5] = -drop * curvature * byCurvature
      slopes[6] = drop * curvature * rateExponent * byExponent
    }
    return floor + power - drop * sum
  }

  /// The fits that the paper's repository publishes for models of 25M, 100M and 400M have α 0.43–0.51,
  /// C 2.03–2.13, β 0.583–0.598, γ 0.635–0.655 at a peak of 3e-4. The deviations are several
  /// times that spread: what logs do say wins, and what they cannot say is taken from here.
  ///
  /// In a unit of rates c times as small, C is C·c^(γ−1).
  static func prior(peak: Double) -> [Prior] {
    let unit = pow(peak / 3e-4, 0.644 - 1)
    return [
      .none, .none, Prior(centre: 0.46, deviation: 0.1), .none,
      Prior(centre: 2.07 * unit, deviation: 1), Prior(centre: 0.592, deviation: 0.2),
      Prior(centre: 0.644, deviation: 0.6),
    ]
  }

  static func starts(peak: Double, loss: Double) -> [[Double]] {
    let unit = pow(peak / 3e-4, 0.644 - 1)
    return [(0.95, 0.5, 0.04), (0.8, 0.3, 0.06), (0.98, 0.7, 0.02)].map { share, exponent, drop in
      let scale = loss * (1.05 - share) * pow(peak * 5_000, exponent)
      return [
        share * loss, scale, exponent, drop * loss / peak, 2.07 * unit, 0.592, 0.644,
      ]
    }
  }
}
