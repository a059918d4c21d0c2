import Foundation
import Schedules

/// What is known of a law's parameters after a fit, whichever law it is.
protocol LawPosterior: Sendable {
  /// The losses at steps, and the deviation of the logarithm of each for the parameters alone.
  func losses(_ terms: DecayTerms) -> (losses: [Double], deviations: [Double])
}

/// The parameters of a fit and how they vary together.
///
/// Their covariance is H⁻¹·M·H⁻¹, where H is the curvature of what was made least, and M the variance of
/// its slope: of each point its own residual's, wider by the correlation of neighbours, and the prior's. So
/// points are not taken to vary as their weights say.
struct Posterior<Law: LawForm>: LawPosterior {
  /// Logarithms; of a decay term that no log shows, −∞ for its size.
  let parameters: [Double]
  let count: Int
  let law: Law
  /// Of the logarithms of the first `count` parameters; nil where nothing holds one of them.
  let covariance: [[Double]]?
  /// What the residuals of a single point are, as a share of the loss, and how they go on.
  let residuals: Residuals

  init(fitting: Fitting<Law>, parameters: [Double]) {
    count = fitting.count
    var values = parameters.map { exp($0) }
    if count < values.count { values[count] = 0 }
    law = Law(values)
    self.parameters = parameters
    residuals = Residuals(of: law, on: fitting.runs)
    covariance = fitting.covariance(at: parameters, inflation: residuals.inflation)
  }

  var deviations: [Double] {
    Law.parameterNames.indices.map { a in
      a < count ? covariance.map { max(0, $0[a][a]).squareRoot() } ?? .infinity : .infinity
    }
  }

  func losses(_ terms: DecayTerms) -> (losses: [Double], deviations: [Double]) {
    var slopes = [Double](repeating: 0, count: Law.parameterNames.count)
    var losses: [Double] = []
    var deviations: [Double] = []
    for i in terms.steps.indices {
      let loss = slopes.withUnsafeMutableBufferPointer { law.loss(terms, i, $0.baseAddress!) }
      losses.append(loss)
      deviations.append(variance(slopes).squareRoot() / loss)
    }
    return (losses, deviations)
  }

  /// Of a number that follows the parameters with these slopes.
  private func variance(_ slopes: [Double]) -> Double {
    guard let covariance else { return .infinity }
    var sum = 0.0
    for a in 0..<count { for b in 0..<count { sum += slopes[a] * slopes[b] * covariance[a][b] } }
    return max(0, sum)
  }

  /// The mean square of ln L's residuals over the later half of a run, each the median of a quarter of it so
  /// that the noise of single points, and spikes, are not in it; and what of it noise and parameters explain.
  func error(on run: FittedPoints) -> (square: Double, explained: Double) {
    let later = Array(run.logLosses.indices.dropFirst(run.logLosses.count / 2))
    let terms = run.terms.at(later)
    let (losses, deviations) = losses(terms)
    let parts = min(4, later.count)
    var (square, explained) = (0.0, 0.0)
    for part in 0..<parts {
      let places = part * later.count / parts..<(part + 1) * later.count / parts
      let count = Double(places.count)
      let middle = median(places.map { log(losses[$0]) - run.logLosses[later[$0]] })
      let known = places.reduce(0) { $0 + deviations[$1] * deviations[$1] } / count
      let noise = residuals.plain * residuals.inflation
      square += middle * middle / Double(parts)
      // A median varies by π/2 of what a mean does.
      explained += (known + .pi / 2 * noise * noise / count) / Double(parts)
    }
    return (square, explained)
  }

  /// By how much a whole log is off the law: the median of ln L's residuals; nil where they are not nearly all
  /// of its sign, as those of a log are that has the law but noise.
  func offset(of run: FittedPoints) -> Double? {
    let residuals = run.logLosses.indices.map {
      run.logLosses[$0] - log(law.loss(run.terms, $0, nil))
    }
    let middle = median(residuals)
    let same = residuals.count { ($0 > 0) == (middle > 0) }
    return Double(same) >= 0.85 * Double(residuals.count) ? middle : nil
  }
}
