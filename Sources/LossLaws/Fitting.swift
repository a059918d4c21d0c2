import Foundation
import Schedules

/// The points of a run that a law is fitted to.
struct FittedPoints: Sendable {
  let terms: DecayTerms
  let logLosses: [Double]
  /// Roots of the weights, whose mean over all runs is 1.
  var roots: [Double]
  /// By what share of the peak the rate is below it at the last of them.
  let fall: Double

  /// Every sixth of them.
  func thinned() -> FittedPoints {
    at(Array(stride(from: 0, to: roots.count, by: roots.count < 60 ? 1 : 6)))
  }

  /// Those after a step.
  func after(_ step: Int) -> FittedPoints {
    guard let first = terms.steps.first, first <= step else { return self }
    return at(roots.indices.filter { terms.steps[$0] > step })
  }

  private func at(_ kept: [Int]) -> FittedPoints {
    FittedPoints(
      terms: terms.at(kept), logLosses: kept.map { logLosses[$0] },
      roots: kept.map { roots[$0] }, fall: fall)
  }
}

/// Fits a law to points: the most probable parameters, by their logarithms.
///
/// Least is the sum of Huber's function of the weighted residuals of ln L (below `bend` a square, a line
/// above, so that outliers do not pull), and of the squares of the parameters' distances from the
/// prior, times the noise². By Levenberg's and Marquardt's method, the weights of Huber's function anew at
/// every step.
struct Fitting<Law: LawForm> {
  let runs: [FittedPoints]
  let prior: [Prior]
  /// How many parameters are fitted; the others stay where they start.
  let count: Int
  var noise = 8e-3
  var bend = 2e-3

  /// The cost at parameters (logarithms) and, where wanted, its normal equations.
  func cost(_ p: [Double], _ equations: UnsafeMutablePointer<NormalEquations>? = nil) -> Double {
    let law = Law(p.map { exp($0) })
    var sum = 0.0
    var slopes = [Double](repeating: 0, count: p.count)
    var matrix = [Double](repeating: 0, count: count * count)
    var side = [Double](repeating: 0, count: count)
    for run in runs {
      for i in run.logLosses.indices {
        let loss = slopes.withUnsafeMutableBufferPointer {
          law.loss(run.terms, i, equations == nil ? nil : $0.baseAddress!)
        }
        guard loss > 0, loss.isFinite else { return .infinity }
        let root = run.roots[i]
        let residual = root * (log(loss) - run.logLosses[i])
        let size = abs(residual)
        sum += size <= bend ? residual * residual / 2 : bend * (size - bend / 2)
        if equations == nil { continue }
        let weight = size <= bend ? 1 : bend / size
        let scale = root / loss
        for a in 0..<count {
          let slope = weight * scale * slopes[a]
          side[a] -= slope * residual
          for b in 0...a { matrix[a * count + b] += slope * scale * slopes[b] }
        }
      }
    }
    for a in 0..<count where prior[a].deviation.isFinite {
      let unit = noise / prior[a].deviation
      let distance = (p[a] - log(prior[a].centre)) * unit
      sum += distance * distance / 2
      side[a] -= distance * unit
      matrix[a * count + a] += unit * unit
    }
    if let equations {
      for a in 0..<count { for b in 0..<a { matrix[b * count + a] = matrix[a * count + b] } }
      equations.pointee.matrix = matrix
      equations.pointee.side = side
    }
    return sum
  }

  /// How the logarithms of the parameters vary together at the least cost: see ``Posterior``.
  func covariance(at p: [Double], inflation: Double) -> [[Double]]? {
    var (curvature, scores) = (NormalEquations(count), NormalEquations(count))
    let law = Law(p.map { exp($0) })
    var slopes = [Double](repeating: 0, count: p.count)
    var number = 0
    for run in runs {
      number += run.logLosses.count
      for i in run.logLosses.indices {
        let loss = slopes.withUnsafeMutableBufferPointer { law.loss(run.terms, i, $0.baseAddress!) }
        let residual = run.roots[i] * (log(loss) - run.logLosses[i])
        let scale = run.roots[i] / loss
        let pull = min(max(residual, -bend), bend) * scale * inflation
        for a in 0..<count {
          for b in 0..<count {
            let product = slopes[a] * slopes[b]
            scores.matrix[a * count + b] += product * pull * pull
            // Beyond the bend Huber's function is straight.
            if abs(residual) <= bend { curvature.matrix[a * count + b] += product * scale * scale }
          }
        }
      }
    }
    let free = Double(number) / Double(max(1, number - count))
    scores.matrix = scores.matrix.map { $0 * free }
    for a in 0..<count where prior[a].deviation.isFinite {
      let unit = noise * noise / prior[a].deviation
      scores.matrix[a * count + a] += unit * unit
      curvature.matrix[a * count + a] += unit / prior[a].deviation
    }
    // H⁻¹·M, and of that, transposed, H⁻¹ once more.
    func solved(_ columns: [[Double]]) -> [[Double]]? {
      let found = columns.compactMap { curvature.solve($0) }
      return found.count == count ? found : nil
    }
    let rows = (0..<count).map { Array(scores.matrix[$0 * count..<($0 + 1) * count]) }
    guard let half = solved(rows) else { return nil }
    return solved((0..<count).map { a in half.map { $0[a] } })
  }

  /// The way down from a start; nil where it leads nowhere.
  func descend(from start: [Double], steps: Int = 60) -> (parameters: [Double], cost: Double)? {
    var p = start
    var equations = NormalEquations(count)
    var least = cost(p, &equations)
    if !least.isFinite { return nil }
    var damping = 1e-3
    for _ in 0..<steps {
      guard let step = equations.solve(equations.side, damping: damping) else {
        damping *= 10
        if damping > 1e8 { break }
        continue
      }
      var next = p
      for a in 0..<count { next[a] += min(max(step[a], -1.5), 1.5) }
      let value = cost(next)
      if value < least {
        let gain = least - value
        p = next
        let isDone = gain < 1e-8 * least || value < 1e-26
        least = cost(p, &equations)
        damping = max(damping / 8, 1e-9)
        if isDone { break }
      } else {
        damping *= 5
        if damping > 1e8 { break }
      }
    }
    return (p, least)
  }

  /// The best of several starts.
  func best(from starts: [[Double]]) -> (parameters: [Double], cost: Double)? {
    starts.compactMap { descend(from: $0.map { log($0) }) }.min { $0.cost < $1.cost }
  }
}
