import Foundation
import Schedules
import Testing

@testable import LossLaws

/// Derivatives beside differences of what they are derivatives of.
struct SlopesTests {
  private static let steps = [3_000, 10_000, 16_000, 23_999]
  private static let annealing = AnnealingLaw(
    floor: 3, scale: 0.5, exponent: 0.5, drop: 0.4, memory: 900)

  private func check<Law: LawForm>(_ law: Law) {
    let terms = DecayTerms(cosine, at: Self.steps)
    for i in Self.steps.indices {
      var slopes = [Double](repeating: 0, count: law.values.count)
      slopes.withUnsafeMutableBufferPointer { _ = law.loss(terms, i, $0.baseAddress!) }
      for (a, slope) in slopes.enumerated() {
        func loss(_ distance: Double) -> Double {
          var values = law.values
          values[a] *= exp(distance)
          return Law(values).loss(terms, i, nil)
        }
        let difference = (loss(1e-4) - loss(-1e-4)) / 2e-4
        #expect(abs(slope - difference) < 1e-6, "\(Law.parameterNames[a]) at \(Self.steps[i])")
      }
    }
  }

  @Test func `a law's slopes are its derivatives by the logarithms of its parameters`() {
    check(published)
    check(Self.annealing)
  }

  /// A problem whose points are off the law by small and by large shares.
  private func fitting<Law: LawForm>(_ law: Law, prior: [Prior]) -> Fitting<Law> {
    let terms = DecayTerms(cosine, at: Self.steps)
    let off = [5e-4, -8e-4, 6e-3, -9e-3]
    let points = FittedPoints(
      terms: terms, logLosses: Self.steps.indices.map { log(law.loss(terms, $0, nil)) + off[$0] },
      roots: [1, 1.5, 0.5, 1], fall: 0.9)
    return Fitting(runs: [points], prior: prior, count: law.values.count)
  }

  private func checkCost<Law: LawForm>(_ law: Law, prior: [Prior]) {
    let fitting = fitting(law, prior: prior)
    let place = law.values.map { log($0) }
    var equations = NormalEquations(place.count)
    let cost = fitting.cost(place, &equations)
    #expect(cost > 0 && cost == fitting.cost(place))
    for a in place.indices {
      func cost(_ distance: Double) -> Double {
        var moved = place
        moved[a] += distance
        return fitting.cost(moved)
      }
      let difference = (cost(1e-6) - cost(-1e-6)) / 2e-6
      #expect(
        abs(equations.side[a] + difference) < 1e-4 * abs(difference) + 1e-9,
        "\(Law.parameterNames[a])")
      for b in place.indices {
        let mirrored = equations.matrix[b * place.count + a]
        #expect(equations.matrix[a * place.count + b] == mirrored)
      }
      #expect(equations.matrix[a * place.count + a] > 0)
    }
  }

  @Test func `a step down goes against the slope of the cost, with a prior and without`() {
    let none = [Prior](repeating: .none, count: 7)
    checkCost(published, prior: none)
    checkCost(published, prior: published.values.map { Prior(centre: $0 * 1.2, deviation: 0.3) })
    checkCost(Self.annealing, prior: none)
    checkCost(
      Self.annealing, prior: Self.annealing.values.map { Prior(centre: $0 / 1.1, deviation: 0.2) })
  }

  @Test func `a prior adds half the square of the distance from it, in deviations of the noise`() {
    let (centre, deviation) = (published.values[0] * 1.2, 0.3)
    var prior = [Prior](repeating: .none, count: 7)
    let free = fitting(published, prior: prior)
    prior[0] = Prior(centre: centre, deviation: deviation)
    let place = published.values.map { log($0) }
    let added = fitting(published, prior: prior).cost(place) - free.cost(place)
    #expect(abs(added / (pow(log(1.2) * free.noise / deviation, 2) / 2) - 1) < 1e-9)
  }
}
