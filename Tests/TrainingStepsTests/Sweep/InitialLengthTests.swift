import Logs
import Testing
import TrainingSteps

struct InitialLengthTests {
  func sweep(_ trials: KeyValuePairs<Double, Int?>, n: Int = 1_000) throws(SweepError) -> RateSweep
  {
    try RateSweep(
      trials.map { RateSweep.Trial("r\($0.key)", rate: $0.key, stepsToFit: $0.value) }, n: n)
  }

  func kinds(_ trials: KeyValuePairs<Double, Int?>) throws -> [String] {
    try sweep(trials).initialLength().findings.map(\.kind)
  }

  @Test func `the initial max_train_steps is the steps of the fastest trial that fits`() throws {
    let found = try sweep([1e-4: nil, 1e-3: 900, 1e-2: 300, 1e-1: 400]).initialLength()
    #expect(found.maxTrainSteps == 300 && found.fastest?.rate == 1e-2)
    #expect(found.neverFitted.map(\.rate) == [1e-4])
    #expect(found.findings.map(\.kind) == ["never-fitted"])
    #expect(found.nextRates.isEmpty)
    #expect(
      found.advice
        == "a study with max_train_steps 300 in every trial, to refine it by its best steps")
  }

  @Test
  func `a best rate at the edge of the search space is a finding, and the sweep goes on beyond it`()
    throws
  {
    let high = try sweep([1e-3: 900, 3e-3: 500, 9e-3: 300]).initialLength()
    #expect(high.findings.map(\.kind) == ["boundary", "rates-too-small"])
    #expect(high.nextRates == [0.027, 0.081, 0.24])
    #expect(high.maxTrainSteps == 300)
    let low = try sweep([1e-3: 100, 1e-2: 500, 1e-1: nil]).initialLength()
    #expect(low.findings.map(\.kind) == ["boundary", "never-fitted"])
    #expect(low.nextRates == [1e-6, 1e-5, 1e-4])
  }

  func run(
    _ name: String, _ rate: Double, _ values: [Double], every spacing: Int = 100,
    maxTrainSteps: Int? = nil
  ) -> LoggedRun {
    let steps = values.indices.map { ($0 + 1) * spacing }
    return LoggedRun(
      name: name, curve: Curve(steps: steps, values: values),
      rates: Curve(steps: steps, values: values.map { _ in rate }), maxTrainSteps: maxTrainSteps)
  }

  @Test func `a trial that diverged is not the fastest, nor said to end short of N`() throws {
    let runs = [
      run("a", 0.1, [3, 2, 1]), run("b", 0.2, [2, 1, 1]), run("c", 0.3, [3, 1, 1]),
      run("d", 0.4, [1, .nan, 2]), run("e", 0.5, [.nan]),
    ]
    let found = try RateSweep(runs, n: 300, fitting: FitCriterion(.minimize, reaching: 1))
      .initialLength()
    #expect(found.fastest?.name == "b" && found.maxTrainSteps == 200)
    #expect(found.findings == [.diverged(trials: ["d", "e"], rates: [0.4, 0.5])])
    #expect(
      found.findings[0].description
        == "diverged or failed, and count as not fitted: d, e (rates 0.4, 0.5)")
  }

  @Test func `a trial that failed, as Optuna says, is not the fastest`() throws {
    let text =
      "number,params_lr,user_attrs_steps_to_target,state\n0,0.1,90,COMPLETE\n1,0.2,80,COMPLETE\n"
      + "2,0.3,10,FAIL\n3,0.4,,PRUNED\n"
    let log = try SweepLog(Array(text.utf8), named: "o.csv")
    let found = try RateSweep(log, n: 100).initialLength()
    #expect(found.maxTrainSteps == 80)
    #expect(found.findings.contains(.diverged(trials: ["trial 2"], rates: [0.3])))
  }

  @Test func `a log of another max_train_steps than N is refused`() throws {
    let criterion = FitCriterion(.minimize, reaching: 1)
    let error = #expect(throws: SweepError.self) {
      try RateSweep(
        [run("a", 0.1, [1], maxTrainSteps: 300), run("b", 0.2, [1], maxTrainSteps: 500)], n: 300,
        fitting: criterion)
    }
    #expect(
      error?.description
        == "b has max_train_steps 500, and N is 300: each trial trains for N steps; leave it out, or "
        + "give its length as N")
  }

  @Test func `a fit after no steps is none`() throws {
    let criterion = FitCriterion(.minimize, reaching: 1)
    let curve = LoggedRun(
      name: "a", curve: Curve(steps: [0], values: [1]), rates: Curve(steps: [0], values: [0.1]))
    #expect(throws: SweepError.fitsUntrained(trial: "a")) {
      try RateSweep([curve], n: 300, fitting: criterion)
    }
    #expect(throws: SweepError.fitsUntrained(trial: "r0.1")) { try sweep([0.1: 0]) }
  }

  @Test func `one rate alone is neither the smallest nor the largest`() throws {
    let found = try sweep([1e-3: 100]).initialLength()
    #expect(
      found.findings[0].description
        == "the fastest rate, 0.001, is the only one of the search space: the best may be beyond it"
    )
    #expect(found.description.contains("\n1 of 1 trial fitted within N = 1000\n"))
    // By thirds and threes, on either side.
    #expect(found.nextRates == [3.7e-5, 1.1e-4, 3.3e-4, 3e-3, 9e-3, 0.027])
  }

  @Test func `rates that never fitted widen the search space`() throws {
    #expect(try kinds([1e-4: nil, 1e-3: 100, 1e-2: nil]) == ["never-fitted"])
  }

  @Test func `of equally fast trials one within the space counts, then the smaller rate`() throws {
    #expect(try sweep([1e-3: 100, 1e-2: 100, 1e-1: 100]).initialLength().fastest?.rate == 1e-2)
    #expect(try sweep([1: 200, 2: 100, 3: 100, 4: 300]).initialLength().fastest?.rate == 2)
  }

  @Test func `where nothing fits there is no initial length, and N was not what it should be`()
    throws
  {
    let found = try sweep([1e-3: nil, 1e-2: nil, 1e-1: nil]).initialLength()
    #expect(found.maxTrainSteps == nil && found.fastest == nil)
    #expect(found.findings.map(\.kind) == ["n-never-reached", "never-fitted"])
    #expect(found.nextRates == [1e-6, 1e-5, 1e-4, 1, 10, 100])
  }

  @Test func `too few rates, and rates too far apart, are findings`() throws {
    #expect(try kinds([1e-3: 100]) == ["boundary", "rates-too-small", "too-few-rates"])
    #expect(try kinds([1e-3: 200, 1e-2: 100]) == ["boundary", "rates-too-small", "too-few-rates"])
    #expect(try kinds([1e-5: 300, 1e-3: 100, 1e-2: 200]) == ["coarse-grid"])
    #expect(try sweep([1e-5: 300, 1e-3: 100, 1e-2: 200]).initialLength().nextRates == [1e-4])
    #expect(try sweep([1e-4: 300, 1e-3: 100, 1e-1: 200]).initialLength().nextRates == [1e-2])
    #expect(try kinds([1e-4: 300, 1.1e-3: 100, 2e-3: 200]) == ["coarse-grid"])
  }

  @Test func `rates at the ends of what a number holds have an answer`() throws {
    let least = Double.leastNonzeroMagnitude
    let greatest = Double.greatestFiniteMagnitude
    for trials in [
      [least: 5, 1: 5], [1: 9, greatest: 5], [least: 9, 1: 5, greatest: 9],
      [least: 5, greatest: 4], [least: nil],
    ]
      as [KeyValuePairs<Double, Int?>]
    {
      let found = try sweep(trials).initialLength()
      #expect(found.nextRates.allSatisfy { $0 > 0 && $0.isFinite })
      #expect(found.description.contains("next: "))
    }
  }

  @Test func `two trials of one rate are one rate`() throws {
    let found = try RateSweep(
      [("a", 0.1, 5), ("b", 0.1, 4), ("c", 0.2, 6)].map {
        RateSweep.Trial($0.0, rate: $0.1, stepsToFit: $0.2)
      }, n: 10
    ).initialLength()
    #expect(found.fastest?.name == "b")
    #expect(found.findings.map(\.kind) == ["boundary", "too-few-rates"])
  }

  @Test func `a trial that fitted after N did not fit`() throws {
    let found = try sweep([1e-3: 2_000, 1e-2: 900, 1e-1: 1_000]).initialLength()
    #expect(found.maxTrainSteps == 900)
    #expect(found.findings == [.beyondN(trials: ["r0.001"])])
  }

  @Test(arguments: [
    ([] as [RateSweep.Trial], 10, "there are no trials; give at least one"),
    ([.init("a", rate: 0.1, stepsToFit: 1)], 0, "N = 0 is no number of steps; give 1 or more"),
    (
      [.init("a", rate: 0, stepsToFit: 1)], 10,
      "a: 0.0 is no learning rate; give a finite one above 0"
    ),
    (
      [.init("a", rate: .nan, stepsToFit: 1)], 10,
      "a: nan is no learning rate; give a finite one above 0"
    ),
  ])
  func `what is no sweep is refused`(_ trials: [RateSweep.Trial], _ n: Int, _ message: String) {
    let error = #expect(throws: SweepError.self) { try RateSweep(trials, n: n) }
    #expect(error?.description == message)
  }

  @Test func `steps to fit are read off curves, by a criterion`() throws {
    func run(_ name: String, _ rates: [Double], _ values: [Double]) -> LoggedRun {
      let steps = values.indices.map { 100 * ($0 + 1) }
      var run = LoggedRun(name: name, curve: Curve(steps: steps, values: values))
      run.rates = Curve(steps: Array(steps[..<rates.count]), values: rates)
      return run
    }
    let runs = [
      run("a", [0.1, 0.1], [0.5, 0.9, 1, 0.9]), run("b", [0.2], [0.5, 1]),
      run("c", [0.3], [0.1, 0.2]),
    ]
    let sweep = try RateSweep(runs, n: 400, fitting: FitCriterion(.maximize, reaching: 1))
    #expect(sweep.trials.map(\.stepsToFit) == [300, 200, nil])
    #expect(sweep.initialLength().findings.map(\.kind) == ["never-fitted", "short-of-n"])
    let whole = [runs[0], run("b", [0.2], [0.5, 1, 1, 1]), run("c", [0.3], [0, 0, 0, 0])]
    #expect(
      try RateSweep(whole, n: 400, fitting: FitCriterion(.maximize, reaching: 1)).initialLength()
        .findings.map(\.kind) == ["never-fitted"])
    let decaying = #expect(throws: SweepError.self) {
      try RateSweep(
        [run("d", [0.1, 0.05], [1, 1])], n: 9, fitting: FitCriterion(.maximize, reaching: 1))
    }
    #expect(
      decaying?.description
        == "d: the rate goes from 0.1 to 0.05, and the sweep is of constant rates; run it without "
        + "warmup and decay")
    var unknown = runs[0]
    unknown.rates = nil
    #expect(throws: SweepError.noRate(trial: "a")) {
      try RateSweep([unknown], n: 9, fitting: FitCriterion(.maximize, reaching: 1))
    }
  }

  @Test func `a loss of the value or less is a fit, and NaN never is`() {
    let criterion = FitCriterion(.minimize, reaching: 0.01)
    #expect(criterion.isMet(by: 0.01) && criterion.isMet(by: 0) && !criterion.isMet(by: 0.011))
    #expect(!criterion.isMet(by: .nan) && !criterion.isMet(by: -.infinity))
  }

  @Test func `the report says the length, the trial behind it and what to run next`() throws {
    #expect(
      try sweep([1e-3: 900, 1e-2: nil]).initialLength().description == """
        initial max_train_steps: 900, the steps of r0.001 at rate 0.001
        1 of 2 trials fitted within N = 1000
        next: sweep 1e-06, 1e-05, 0.0001 too, before 900 is relied on
        finding: the fastest rate, 0.001, is the smallest of the search space: the best may be beyond it
        finding: 2 rates: of fewer than 3 none is between others
        finding: never fitted: r0.01 (rates 0.01)
        """)
  }
}
