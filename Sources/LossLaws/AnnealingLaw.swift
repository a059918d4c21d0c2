import Foundation
public import Schedules

/// The annealing law: a power of the sum of rates, less a multiple of the annealing area.
///
///     L(t) = L₀ + A·S₁(t)^(−α) − C·S₂(t),   S₂(t) = Σₖ (ηₖ₋₁ − ηₖ)·(1 − λ^(t−k+1)) / (1 − λ)
///
/// S₁(t) is the sum of the rates up to t, the warmup's too; S₂ the sum over all steps up to t of the drops
/// before each, forgotten by λ at every step. The sum goes over the steps after the warmup.
///
/// Source: "Scaling Law with Learning Rate Annealing", arXiv 2408.11029.
///
/// ```swift
/// let law = AnnealingLaw(floor: 3.0, scale: 0.5, exponent: 0.5, drop: 0.4, memory: 1_000)
/// law.finalLoss(of: .constant(1, for: 4))  // 3.25
/// ```
///
/// Range of validity: as that of ``MultiPowerLaw``, and less: it is worse for decays that are slow
/// or very fast, but two of its parameters fewer have to be told by the logs.
public struct AnnealingLaw: LawForm, Hashable {
  public static let name = "annealing law"
  public static let formula =
    "L(t) = L0 + A S1(t)^-alpha - C sum_k (eta_(k-1) - eta_k) (1 - lambda^(t-k+1)) / (1 - lambda)"
  public static let source = "arXiv 2408.11029"

  /// L₀: the loss that no training goes below.
  public let floor: Double
  /// A
  public let scale: Double
  /// α
  public let exponent: Double
  /// C: the loss that a unit of annealing area brings.
  public let drop: Double
  /// 1 / (1 − λ): how many steps a drop is remembered; 1000 for the paper's λ = 0.999.
  public let memory: Double

  /// The law of some parameters; `memory` is how many steps an annealing is remembered.
  public init(floor: Double, scale: Double, exponent: Double, drop: Double, memory: Double = 1_000)
  {
    (self.floor, self.scale, self.exponent) = (floor, scale, exponent)
    (self.drop, self.memory) = (drop, memory)
  }

  public var parameters: [(name: String, value: Double)] { named }

  public func loss(of schedule: Schedule, at steps: [Int]) -> [Double] {
    let terms = DecayTerms(schedule, at: steps)
    return steps.indices.map { loss(terms, $0, nil) }
  }
}

extension AnnealingLaw {
  static let parameterNames = ["L0", "A", "alpha", "C", "1/(1-lambda)"]
  static let decayParameters = 2
  static let publishedError = 3e-3

  init(_ p: [Double]) {
    self.init(floor: p[0], scale: p[1], exponent: p[2], drop: p[3], memory: p[4])
  }

  var values: [Double] { [floor, scale, exponent, drop, memory] }

  func loss(_ terms: DecayTerms, _ i: Int, _ slopes: UnsafeMutablePointer<Double>?) -> Double {
    let logArea = log(terms.areas[i])
    let power = scale * exp(-exponent * logArea)
    let logForgetting = log1p(-1 / memory)  // ln λ
    var (area, byMemory) = (0.0, 0.0)
    for k in terms.terms(i) {
      let age = terms.ages[k]
      let kept = exp(age * logForgetting)
      area += terms.drops[k] * (1 - kept)
      if slopes != nil {
        // d/d ln m of m (1 − λ^age), with dλ/dm = 1/m².
        byMemory += terms.drops[k] * (1 - kept - age * kept / (memory - 1))
      }
    }
    if let slopes {
      slopes[0] = floor
      slopes[1] = power
      slopes[2] = -exponent * logArea * power
      slopes[3] = -drop * memory * area
      slopes[4] = -drop * memory * byMemory
    }
    return floor + power - drop * memory * area
  }

  /// λ is 0.99 to 0.9999 in the paper; α there and in the multi-power law's fits 0.4 to 0.6.
  static func prior(peak: Double) -> [Prior] {
    [
      .none, .none, Prior(centre: 0.48, deviation: 0.1), .none,
      Prior(centre: 1_000, deviation: 0.7),
    ]
  }

  static func starts(peak: Double, loss: Double) -> [[Double]] {
    [(0.95, 0.5, 0.04), (0.8, 0.3, 0.06), (0.98, 0.7, 0.02)].map { share, exponent, drop in
      let scale = loss * (1.05 - share) * pow(peak * 5_000, exponent)
      return [share * loss, scale, exponent, drop * loss / (peak * 1_000), 1_000]
    }
  }
}
