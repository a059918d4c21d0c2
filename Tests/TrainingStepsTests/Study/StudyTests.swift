import Logs
import Testing
import TrainingSteps

struct StudyTests {
  func refusal(_ trials: [Trial], _ length: Int? = nil) -> String? {
    #expect(throws: StudyError.self) {
      try Study(trials, maxTrainSteps: length, goal: .minimize)
    }?.description
  }

  func said(_ name: String, _ length: Int?) -> Trial {
    Trial(name, curve: Curve(steps: [1], values: [1]), maxTrainSteps: length)
  }

  static let never = "max_train_steps is never tuned within a study: make a study of each length"

  @Test func `trials with different max_train_steps are refused`() {
    #expect(
      refusal([said("a", 10), said("b", 20)])
        == "a has max_train_steps 10 and b has 20; \(Self.never)")
    #expect(
      refusal([said("a", 10), said("b", nil)], 20)
        == "a has max_train_steps 10, and 20 was given; \(Self.never)")
  }

  @Test func `a trial with a step beyond max_train_steps is refused`() {
    let long = trial("long", bestAt: 3_000, of: 3_000)
    #expect(
      refusal([trial("a", bestAt: 1_000), long], 1_000)
        == "long has a value at step 3000, beyond max_train_steps 1000, so it was trained for longer; "
        + Self.never)
  }

  @Test func `a step at max_train_steps belongs to the run, and the next does not`() throws {
    func trial(endingAt step: Int) -> Trial {
      Trial("a", curve: Curve(steps: [1, step], values: [2, 1]))
    }
    #expect(
      throws: StudyError.beyondMaxTrainSteps(trial: "a", step: 1_001, maxTrainSteps: 1_000)
    ) { try Study([trial(endingAt: 1_001)], maxTrainSteps: 1_000, goal: .minimize) }
    #expect(throws: Never.self) {
      try Study([trial(endingAt: 1_000)], maxTrainSteps: 1_000, goal: .minimize)
    }
  }

  @Test func `trials whose next checkpoint would be past the end were not stopped early`() throws {
    let trials = ["a", "b"].map { trial($0, bestAt: 800, every: 400) }
    let study = try Study(trials, maxTrainSteps: 1_000, goal: .minimize)
    #expect(study.outcomes().map(\.standing) == [.counted, .counted])
  }

  @Test func `trials that end together, still improving, have another max_train_steps`() throws {
    let short = ["a", "b"].map { trial($0, bestAt: 1_000, of: 1_000) }
    let trials = short + [trial("c", bestAt: 3_000, of: 3_000)]
    #expect(
      refusal(trials, 3_000)
        == "a, b all end at step 1000 of 3000, as if that were their max_train_steps; "
        + "\(Self.never), or say that they were stopped early")
    let study = try Study(trials, maxTrainSteps: 3_000, goal: .minimize, stoppedEarly: true)
    #expect(study.outcomes().map(\.standing) == [.stoppedEarly, .stoppedEarly, .counted])
  }

  @Test func `trials that were stopped because they no longer improved belong to a study`() throws {
    let stopped = [
      trial("a", bestAt: 100, until: 500), trial("b", bestAt: 210, until: 610),
    ]
    let study = try Study(stopped, maxTrainSteps: 3_000, goal: .minimize)
    #expect(study.outcomes().map(\.standing) == [.counted, .counted])
    #expect(
      study.refinement().findings.map(\.description).contains(
        "a: its log ends at 500 of 3000, b: its log ends at 610 of 3000; "
          + "a trial of another max_train_steps belongs to another study"))
  }

  @Test func `trials that end together have another max_train_steps wherever they are best`() throws
  {
    let short = ["a", "b"].map { trial($0, bestAt: 100, until: 500) }
    let long = ["c", "d"].map { trial($0, bestAt: 2_900, of: 3_000) }
    let error = #expect(throws: StudyError.self) {
      try Study(short + long, maxTrainSteps: 3_000, goal: .minimize)
    }
    #expect(error == .endedTogether(trials: ["a", "b"], step: 500, maxTrainSteps: 3_000))
    // Apart by more than a checkpoint, they were stopped each for itself.
    let apart = [short[0], trial("b", bestAt: 100, until: 520)] + long
    #expect(throws: Never.self) { try Study(apart, maxTrainSteps: 3_000, goal: .minimize) }
  }

  @Test func `a first checkpoint that is late does not make a short run a whole one`() throws {
    let short = Trial("a", curve: Curve(steps: [500, 510, 520], values: [3, 2, 1]))
    let study = try Study([short], maxTrainSteps: 1_000, goal: .minimize)
    #expect(study.outcomes().map(\.standing) == [.stoppedEarly])
  }

  @Test func `the length is given, or said by the trials`() throws {
    #expect(try Study([said("a", 10), said("b", nil)], goal: .minimize).maxTrainSteps == 10)
    #expect(try Study([said("a", nil)], maxTrainSteps: 10, goal: .minimize).maxTrainSteps == 10)
    #expect(refusal([said("a", nil)]) == "no trial says its max_train_steps; give it")
    #expect(refusal([said("a", nil)], 0) == "max_train_steps 0 is no length; give 1 or more")
  }

  @Test func `a study has trials, each with a name of its own`() {
    #expect(refusal([], 10) == "there are no trials; give at least one")
    #expect(
      refusal([said("a", nil), said("a", nil)], 10)
        == "two trials are called a; give each a name of its own")
  }
}
