import Foundation

/// What the residuals of a fit say of its noise.
struct Residuals {
  /// Their deviation as they are weighted, outliers pulled in.
  let deviation: Double
  /// Their deviation without weights, outliers pulled in.
  let plain: Double
  /// The correlation of each with the next.
  let correlation: Double

  /// How much wider a mean is for the correlation: √((1 + ρ) / (1 − ρ)), of a process of first order.
  var inflation: Double { ((1 + correlation) / (1 - correlation)).squareRoot() }

  init<Law: LawForm>(of law: Law, on runs: [FittedPoints]) {
    var (squares, products, before, count) = (0.0, 0.0, 0.0, 0)
    var plainSquares = 0.0
    for run in runs {
      let all = run.logLosses.indices.map { i in
        run.roots[i] * (log(law.loss(run.terms, i, nil)) - run.logLosses[i])
      }
      let bound = 5 * median(all.map { abs($0) })
      let kept = all.map { min(max($0, -bound), bound) }
      count += kept.count
      for i in kept.indices {
        plainSquares += kept[i] * kept[i] / (run.roots[i] * run.roots[i])
        squares += kept[i] * kept[i]
        if i > 0 {
          products += kept[i] * kept[i - 1]
          before += kept[i - 1] * kept[i - 1]
        }
      }
    }
    deviation = (squares / Double(max(1, count))).squareRoot()
    plain = (plainSquares / Double(max(1, count))).squareRoot()
    correlation = before > 0 ? min(max(products / before, 0), 0.98) : 0
  }
}

/// The deviation of the noise of single points of curves, from their second differences, in which a curve that
/// bends gently has little part.
func pointNoise(_ curves: [[Double]]) -> Double {
  let bends = curves.flatMap { logs in
    logs.indices.dropFirst(2).map { i -> Double in
      let step = logs[i] - logs[i - 1]
      return abs(step - (logs[i - 1] - logs[i - 2]))
    }
  }
  // A second difference varies by 1 + 4 + 1 times what a point does.
  return 1.4826 * median(bends) / 6.0.squareRoot()
}
