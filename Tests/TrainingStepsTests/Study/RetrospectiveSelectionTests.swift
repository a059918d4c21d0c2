import Logs
import TestSupport
import Testing
import TrainingSteps

struct RetrospectiveSelectionTests {
  let dip = trial("a", [100: 0.5, 200: 0.3, 300: 0.4])

  @Test func `the best checkpoint is the least or the greatest, as the goal says`() {
    #expect(dip.bestCheckpoint(for: .minimize, maxTrainSteps: 400)?.step == 200)
    #expect(dip.bestCheckpoint(for: .minimize, maxTrainSteps: 400)?.value == 0.3)
    #expect(dip.bestCheckpoint(for: .maximize, maxTrainSteps: 400)?.step == 100)
  }

  @Test(arguments: [Goal.minimize, .maximize])
  func `ties go to the earlier step`(goal: Goal) {
    let flat = trial("a", [10: 1, 20: 1, 30: 1])
    #expect(flat.bestCheckpoint(for: goal, maxTrainSteps: 30)?.step == 10)
    let late = trial("a", [10: 2, 20: 1, 30: 1, 40: 2, 50: 1])
    #expect(late.bestCheckpoint(for: .minimize, maxTrainSteps: 50)?.step == 20)
  }

  @Test func `the spacing of checkpoints is the uncertainty of the best step`() throws {
    let middle = try #require(dip.bestCheckpoint(for: .minimize, maxTrainSteps: 400))
    #expect(middle.range == 101...299 && middle.spacing == 100)
    let first = try #require(dip.bestCheckpoint(for: .maximize, maxTrainSteps: 400))
    #expect(first.range == 1...199 && first.spacing == 100)
    let last = try #require(
      trial("a", [100: 3, 300: 1]).bestCheckpoint(for: .minimize, maxTrainSteps: 1_000))
    #expect(last.range == 101...1_000 && last.spacing == 700)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a trial that diverged has no best checkpoint, whatever it was before`(value: Double) {
    let diverged = trial("a", [100: 0.5, 200: value, 300: 0.1])
    #expect(diverged.diverged)
    for goal in Goal.allCases {
      #expect(diverged.bestCheckpoint(for: goal, maxTrainSteps: 300) == nil)
    }
  }

  @Test func `a trial without values has no best checkpoint and did not diverge`() {
    let empty = trial("a", [:])
    #expect(empty.bestCheckpoint(for: .minimize, maxTrainSteps: 10) == nil && !empty.diverged)
  }

  @Test func `a best step that a trial says itself is taken at its word`() throws {
    var run = LoggedRun(name: "a", curve: Curve(steps: [70], values: [1]))
    run.isBestStepAlone = true
    let best = try #require(Trial(run).bestCheckpoint(for: .minimize, maxTrainSteps: 100))
    #expect(best.range == 70...70 && best.spacing == nil)
  }

  @Test(arguments: 0..<100)
  func `with more checkpoints the best never degrades, nor with more steps`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let values = (0..<50).map { _ in Double.random(in: 0...1, using: &random) }
    let steps = (1...50).map { $0 * 10 }
    for goal in Goal.allCases {
      var before: Double?
      for count in 1...50 {
        let shorter = Trial(
          "a", curve: Curve(steps: Array(steps[..<count]), values: Array(values[..<count])))
        let best = try #require(shorter.bestCheckpoint(for: goal, maxTrainSteps: 500)).value
        if let before { #expect(!goal.isBetter(before, than: best)) }
        before = best
      }
    }
  }
}
