import Logs
import Testing
import TrainingSteps

struct DegradationTests {
  func trial(_ name: String, _ steps: [Int], _ values: [Double], of configuration: String = "c")
    -> Trial
  {
    Trial(name, configuration: configuration, curve: Curve(steps: steps, values: values))
  }

  @Test func `a longer trial that is worse than a shorter one is a finding, with its cause`() {
    let short = trial("short", [10, 20, 30], [3, 1, 2])
    let sparse = trial("sparse", [30, 60], [2, 3])
    let unselected = trial("last", [60], [3])
    let other = trial("other", [10, 20, 30, 40], [3, 2, 2, 2])
    let causes = [sparse, unselected, other].map {
      degradations(among: [$0, short], for: .minimize).first?.cause
    }
    #expect(causes == [.sparseCheckpoints(shorter: 10, longer: 30), .noSelection, .otherRun])
    #expect(
      degradations(among: [sparse, short], for: .minimize).first?.description
        == "sparse (60 steps) is worse than short (30), 2.0 and 1.0: its checkpoints are up to 30 steps "
        + "apart, and 10 in the shorter: checkpoint more often")
  }

  @Test func `a longer trial that is as good or better is none, nor one of another configuration`()
  {
    let short = trial("short", [10, 20], [2, 1])
    #expect(
      degradations(among: [short, trial("long", [10, 20, 30], [2, 1, 3])], for: .minimize).isEmpty)
    #expect(
      degradations(among: [short, trial("long", [10, 20, 30], [2, 1, 0])], for: .minimize).isEmpty)
    #expect(
      degradations(among: [short, trial("long", [30], [5], of: "d")], for: .minimize).isEmpty)
    #expect(degradations(among: [short, trial("long", [30], [.nan])], for: .minimize).isEmpty)
    #expect(
      !degradations(among: [short, trial("long", [30], [1.5])], for: .maximize).isEmpty == true)
  }

  @Test func `a trial is compared with the best of all shorter ones, and not the next alone`() {
    let trials = [
      trial("a", [10], [1]), trial("b", [20], [3]), trial("c", [10, 30], [3, 2]),
      trial("d", [10, 40], [2, 1]),
    ]
    let found = degradations(among: trials, for: .minimize)
    #expect(found.map(\.longer.name) == ["b", "c"] && found.map(\.shorter.name) == ["a", "a"])
  }

  @Test func `a study says where its trials degrade`() throws {
    let study = try Study(
      [trial("a", [10, 20], [2, 1]), trial("b", [10, 20, 30], [3, 2, 2])], maxTrainSteps: 30,
      goal: .minimize)
    #expect(study.refinement().findings.contains { $0.kind == "worse-when-longer" })
  }
}
