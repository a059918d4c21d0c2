import Foundation
import Schedules

/// What is known of a law's parameters after a fit, whichever law it is.
protocol LawPosterior: Sendable {
  /// The losses at steps, and the deviation of the logarithm of each for the parameters alone.
  func losses(_ terms: DecayTerms) -> (losses: [Double], deviations: [Double])
}

/// The parameters of a fit and how they vary together.
struct Posterior<Law: LawForm>: LawPosterior {
  /// Logarithms; of a decay term that no log shows, −∞ for its size.
  let parameters: [Double]
  let count: Int
  /// The inverse of the covariance of the logarithms.
  let precision: NormalEquations
  let law: Law

  init(fitting: Fitting<Law>, parameters: [Double]) {
    count = fitting.count
    var equations = NormalEquations(count)
    _ = fitting.cost(parameters, &equations)
    let scale = 1 / (fitting.noise * fitting.noise)
    equations.matrix = equations.matrix.map { $0 * scale }
    precision = equations
    var values = parameters.map { exp($0) }
    if count < values.count { values[count] = 0 }
    law = Law(values)
    self.parameters = parameters
  }

  var deviations: [Double] {
    Law.parameterNames.indices.map { a in
      if a >= count { return .infinity }
      var unit = [Double](repeating: 0, count: count)
      unit[a] = 1
      return precision.solve(unit).map { max(0, $0[a]).squareRoot() } ?? .infinity
    }
  }

  func losses(_ terms: DecayTerms) -> (losses: [Double], deviations: [Double]) {
    var slopes = [Double](repeating: 0, count: Law.parameterNames.count)
    var losses: [Double] = []
    var deviations: [Double] = []
    for i in terms.steps.indices {
      let loss = slopes.withUnsafeMutableBufferPointer { law.loss(terms, i, $0.baseAddress!) }
      losses.append(loss)
      let side = Array(slopes[..<count])
      let solved = precision.solve(side)
      let variance = solved.map { zip($0, side).reduce(0) { $0 + $1.0 * $1.1 } } ?? .infinity
      deviations.append(max(0, variance).squareRoot() / loss)
    }
    return (losses, deviations)
  }

  /// The root of the mean square of ln L's residuals over the later half of a run.
  func error(on run: FittedPoints) -> Double {
    let later = run.logLosses.indices.dropFirst(run.logLosses.count / 2)
    let squares = later.map { i in
      let residual = log(law.loss(run.terms, i, nil)) - run.logLosses[i]
      return residual * residual
    }
    return (squares.reduce(0, +) / Double(max(1, squares.count))).squareRoot()
  }
}
