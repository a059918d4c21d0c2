import Logs
import TestSupport
import Testing
import TrainingSteps

struct WorkloadTests {
  /// A curve of a hundred points by a formula of the share of the run that is done, with seeded noise.
  func curve(_ formula: (Double) -> Double, noise: Double = 0.002) -> Curve {
    var random = SeededGenerator(seed: 5)
    let steps = (1...100).map { $0 * 100 }
    return Curve(
      steps: steps,
      values: steps.map {
        formula(Double($0) / 10_000) + Double.random(in: -noise...noise, using: &random)
      })
  }

  func falling(_ x: Double) -> Double { 3 - x }
  func flat(_ x: Double) -> Double { max(1, 3 - 4 * x) }
  func rising(_ x: Double) -> Double { max(3 - 4 * x, 0.5 + x) }

  @Test func `compute-bound where the training loss still falls and validation follows`() {
    let found = WorkloadEvidence(training: curve(falling), validation: curve(falling))
    #expect(found.workload == .computeBound)
    #expect(found.training.direction == .improves && found.training.points == 26)
    #expect(abs(found.training.share - 0.25) < 0.02)
    let accuracy = WorkloadEvidence(
      training: curve(falling), validation: curve { $0 }, goal: .maximize)
    #expect(accuracy.workload == .computeBound)
  }

  @Test func `not compute-bound where validation does not follow, or gets worse`() {
    for validation in [flat, rising] {
      let found = WorkloadEvidence(training: curve(falling), validation: curve(validation))
      #expect(found.workload == .notComputeBound)
    }
    #expect(
      WorkloadEvidence(training: curve(flat), validation: curve(flat)).workload == .notComputeBound)
    #expect(
      WorkloadEvidence(training: curve(flat), validation: curve(rising)).workload
        == .notComputeBound)
  }

  @Test func `a flat end that the decayed rate can have made cannot tell`() {
    let rates = curve({ max(0, 1 - $0) }, noise: 0)
    let found = WorkloadEvidence(
      training: curve(flat), validation: curve(flat),
      rates: Curve(steps: rates.steps, values: rates.values.map { $0 * $0 }))
    #expect(found.workload == .cannotTell)
    #expect(found.rateShare.map { $0 < 0.1 } == true)
    let held = Curve(steps: [1, 10_000], values: [1, 1])
    #expect(
      WorkloadEvidence(training: curve(flat), validation: curve(flat), rates: held).workload
        == .notComputeBound)
  }

  @Test func `a rate of just the share that counts as decayed has not`() {
    for (last, workload) in [(0.1, Workload.notComputeBound), (0.09, .cannotTell)] {
      let rates = Curve(steps: [1, 7_499, 7_500, 10_000], values: [1, 1, last, last])
      let found = WorkloadEvidence(training: curve(flat), validation: nil, rates: rates)
      #expect(found.workload == workload && found.rateShare == last)
    }
  }

  @Test func `the share is what the least-squares line changes, of the whole improvement`() {
    var rule = WorkloadRule()
    (rule.lastPart, rule.leastPoints) = (1, 4)
    let loss = Curve(steps: [1, 2, 3, 4], values: [4, 3, 1, 0])
    // The slope is −7/5: 4.2 over three steps, of an improvement by 4.
    let found = WorkloadEvidence(training: loss, validation: loss, goal: .maximize, rule: rule)
    #expect(abs(found.training.share - 1.05) < 1e-12)
    // Where less is worse it fell by as much, of all that it changed.
    #expect(found.validation.map { abs($0.share + 1.05) < 1e-12 } == true)
    rule.leastPoints = 5
    let few = WorkloadEvidence(training: loss, validation: nil, rule: rule)
    #expect(few.training.direction == .unclear)
    #expect(few.training.description == "4 points, which say nothing")
  }

  @Test func `what is not known is not guessed`() {
    #expect(WorkloadEvidence(training: curve(falling), validation: nil).workload == .cannotTell)
    #expect(
      WorkloadEvidence(training: curve(rising), validation: curve(falling)).workload == .cannotTell)
    #expect(
      WorkloadEvidence(training: curve(flat), validation: curve(falling)).workload == .cannotTell)
    let few = Curve(steps: [1, 2, 3], values: [3, 2, 1])
    #expect(WorkloadEvidence(training: few, validation: few).workload == .cannotTell)
    let none = Curve(steps: [], values: [])
    #expect(WorkloadEvidence(training: none, validation: none).workload == .cannotTell)
    let nan = Curve(steps: Array(1...100), values: Array(repeating: .nan, count: 100))
    #expect(WorkloadEvidence(training: nan, validation: nan).workload == .cannotTell)
  }

  @Test func `a change that would matter and may be chance is not flat, and cannot tell`() {
    let noisy = curve({ max(1, 3 - 4 * $0) - 0.4 * max(0, $0 - 0.75) }, noise: 0.4)
    let found = WorkloadEvidence(training: noisy, validation: noisy)
    #expect(found.training.kendall.pValue >= 0.05 && abs(found.training.share) >= 0.01)
    #expect(found.training.direction == .unclear && found.workload == .cannotTell)
    #expect(found.training.description.hasPrefix("cannot tell: "))
  }

  @Test func `noise too small to matter is flat`() {
    let found = WorkloadEvidence(training: curve(flat), validation: curve(flat))
    #expect(found.training.direction == .flat)
  }

  @Test func `a loss that rises from its first value on is not flat`() {
    let found = WorkloadEvidence(training: curve { 1 + $0 }, validation: curve { 1 + $0 })
    #expect(found.training.direction == .worsens && found.workload == .cannotTell)
    #expect(found.reason == "the training loss rises: training is not stable")
    // The curve may not begin at its very best; here it does.
    let exact = WorkloadEvidence(training: curve({ 1 + $0 }, noise: 0), validation: nil)
    #expect(exact.training.direction == .worsens && abs(exact.training.share + 0.2525) < 0.01)
    #expect(exact.training.description.contains("of all that it changed"))
    let constant = WorkloadEvidence(training: curve({ _ in 1 }, noise: 0), validation: nil)
    #expect(constant.training.direction == .flat)
  }

  @Test func `a metric that gets worse says by how much, with a sign`() {
    let found = WorkloadEvidence(training: curve(falling), validation: curve(rising, noise: 0))
    #expect(found.validation?.direction == .worsens)
    #expect(found.description.contains("validation metric over the last part: worsens: -"))
    #expect(!found.description.contains(".-"))
  }

  @Test func `a trend too small to matter is flat`() {
    let slow = curve({ $0 < 0.5 ? 3 - 4 * $0 : 1 - 0.01 * $0 }, noise: 0)
    #expect(WorkloadEvidence(training: slow, validation: slow).training.direction == .flat)
  }

  @Test(arguments: Workload.allCases)
  func `each workload has its advice`(workload: Workload) { #expect(!workload.advice.isEmpty) }
}
