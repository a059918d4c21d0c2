import Foundation
import Schedules
import Testing

@testable import LossLaws

/// What a fit's residuals say of its noise, beside the formulas that the documentation gives.
struct ResidualsTests {
  private static let steps = [1_000, 2_000, 4_000, 8_000, 16_000]
  private let law = AnnealingLaw(floor: 3, scale: 0.5, exponent: 0.5, drop: 0.4, memory: 900)

  private func points(off: [Double], roots: [Double]) -> FittedPoints {
    let terms = DecayTerms(cosine, at: Self.steps)
    return FittedPoints(
      terms: terms, logLosses: Self.steps.indices.map { log(law.loss(terms, $0, nil)) - off[$0] },
      roots: roots, fall: 0.9)
  }

  @Test func `residuals are weighted, and what follows from the one before widens a mean`() {
    let (off, roots) = ([0.01, 0.02, 0.015, 0.01, -0.005], [1.0, 0.5, 2, 1, 1])
    let residuals = Residuals(of: law, on: [points(off: off, roots: roots)])
    let weighted = zip(off, roots).map { $0 * $1 }
    func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
    #expect(abs(residuals.deviation - mean(weighted.map { $0 * $0 }).squareRoot()) < 1e-12)
    #expect(abs(residuals.plain - mean(off.map { $0 * $0 }).squareRoot()) < 1e-12)
    let products = zip(weighted, weighted.dropFirst()).map { $0 * $1 }.reduce(0, +)
    let rho = products / weighted.dropLast().map { $0 * $0 }.reduce(0, +)
    #expect(rho > 0.3 && abs(residuals.correlation - rho) < 1e-9)
    #expect(abs(residuals.inflation - ((1 + rho) / (1 - rho)).squareRoot()) < 1e-9)
  }

  @Test func `an outlier is pulled in to five times the median`() {
    let off = [0.01, -0.01, 0.01, -0.01, 9.0]
    let residuals = Residuals(
      of: law, on: [points(off: off, roots: [1, 1, 1, 1, 1])])
    #expect(abs(residuals.deviation - ((4 + 25) * 1e-4 / 5).squareRoot()) < 1e-12)
    #expect(residuals.correlation == 0)
  }

  @Test func `points after a step are those alone`() {
    let points = points(off: [1, 2, 3, 4, 5], roots: [1, 1, 1, 1, 1])
    for (step, left) in [(0, 5), (999, 5), (1_000, 4), (1_001, 4), (8_000, 1), (16_000, 0)] {
      #expect(points.after(step).terms.steps == Array(Self.steps.suffix(left)), "\(step)")
      #expect(points.after(step).logLosses.count == left)
    }
  }
}

/// What a fit says of a log, beside the formulas.
struct PosteriorTests {
  private static let steps = (1...16).map { 1_000 * $0 }

  /// A law, and points that are off it in quarters of their later half.
  private func posterior(off: [Double]) -> (Posterior<MultiPowerLaw>, FittedPoints) {
    let terms = DecayTerms(cosine, at: Self.steps)
    let points = FittedPoints(
      terms: terms,
      logLosses: Self.steps.indices.map { log(published.loss(terms, $0, nil)) - off[$0] },
      roots: Self.steps.map { _ in 1 }, fall: 0.9)
    let fitting = Fitting<MultiPowerLaw>(
      runs: [points], prior: MultiPowerLaw.prior(peak: 3e-4), count: published.values.count)
    return (Posterior(fitting: fitting, parameters: published.values.map { log($0) }), points)
  }

  @Test func `an error is that of four medians, and noise and parameters explain a part of it`() {
    let off = (0..<16).map { $0.isMultiple(of: 2) ? 2e-3 : -1e-3 }
    let (fit, points) = posterior(off: off)
    let (_, deviations) = fit.losses(points.terms.at(Array(8..<16)))
    let noise = fit.residuals.plain * fit.residuals.inflation
    let known = deviations.map { $0 * $0 }.reduce(0, +) / 8
    let (square, explained) = fit.error(on: points)
    #expect(abs(square - 0.5e-3 * 0.5e-3) < 1e-12)
    #expect(known > 0 && abs(explained - (known + .pi / 2 * noise * noise / 2)) < 1e-6 * explained)
  }

  @Test func `a log that is the only one of its schedule is apart from no other`() throws {
    let problem = try FitProblem(FittingTests.runs(noise: 1e-3, seed: 3))
    #expect(problem.groups.allSatisfy { $0.count == 1 })
    var values = published.values
    values[0] *= 1.2
    let fitting = Fitting<MultiPowerLaw>(
      runs: problem.points, prior: MultiPowerLaw.prior(peak: 3e-4), count: values.count)
    let fit = Posterior(fitting: fitting, parameters: values.map { log($0) })
    #expect(problem.apart(fit) == nil)
  }
}

/// The polynomials that stand for rates.
struct RateCellsTests {
  @Test(arguments: [Curve.cosine, .exponential, .polynomial(power: 2.5)], [60, 333])
  func `the sum of a cell is that of its rates`(curve: Curve, steps: Int) {
    let phase = Phase.ramp(from: 1, to: 0.1, over: steps, along: curve)
    let cells = RateCells(phase).cells.filter { $0.reach > 0 }
    #expect(!cells.isEmpty)
    for cell in cells {
      var sum = 0.0
      for step in cell.steps {
        #expect(abs(cell.sum(upTo: step) - sum) < 1e-8, "\(step)")
        sum += cell.rate(step)
      }
    }
  }
}

/// Where fits begin, and what they take for known: in any unit of rates, about the losses of the logs.
struct StartsTests {
  @Test(arguments: [3e-4, 0.3, 1], [2.0, 3.5])
  func `fits begin near a loss a little above that of the logs`(peak: Double, loss: Double) {
    for start in AnnealingLaw.starts(peak: peak, loss: loss) {
      let (floor, scale, exponent) = (start[0], start[1], start[2])
      #expect(abs(floor + scale * pow(5_000 * peak, -exponent) - 1.05 * loss) < 1e-9)
      // The decay from the peak to 0 brings 2 to 6 % of the loss.
      #expect((0.0199...0.0601).contains(start[3] * start[4] * peak / loss))
    }
    for start in MultiPowerLaw.starts(peak: peak, loss: loss) {
      let (floor, scale, exponent) = (start[0], start[1], start[2])
      #expect(abs(floor + scale * pow(5_000 * peak, -exponent) - 1.05 * loss) < 1e-9)
      #expect((0.0199...0.0601).contains(start[3] * peak / loss))
    }
  }

  @Test func `what is known of a law is in the unit of the rates`() {
    let (published, other) = (MultiPowerLaw.prior(peak: 3e-4), MultiPowerLaw.prior(peak: 3))
    #expect(abs(published[4].centre - 2.07) < 1e-12)
    #expect(abs(other[4].centre - 2.07 * pow(1e4, 0.644 - 1)) < 1e-9)
    for start in MultiPowerLaw.starts(peak: 3, loss: 3) {
      #expect(abs(start[4] - other[4].centre) < 1e-12)
    }
  }
}
