import Exchange
import Schedules
import Testing

struct CallTests {
  @Test(arguments: [
    (
      "get_scheduler('cosine', optimizer, num_warmup_steps=100, num_training_steps=1_000, lr=3e-4)",
      "cosine-decay", ["peak": "3e-4", "steps": "1000", "warmup": "100"]
    ),
    (
      "optax.warmup_cosine_decay_schedule(0.0, 3e-4, 100, decay_steps=1000, end_value=3e-5)",
      "cosine-decay", ["peak": "3e-4", "final": "3e-5", "steps": "1000", "warmup": "100"]
    ),
    (
      "torch.optim.lr_scheduler.MultiStepLR(optimizer, [30, 80], gamma=0.1, lr=0.1, steps=100)",
      "multi-step-decay", ["peak": "0.1", "factors": "0.1", "milestones": "30,80", "steps": "100"]
    ),
    (
      "--lr 3e-4 --lr-decay-style WSD --lr-wsd-decay-style minus_sqrt --lr-wsd-decay-iters 200"
        + " --lr-decay-iters 1000 --lr-warmup-iters 50",
      "warmup-stable-decay",
      ["peak": "3e-4", "steps": "1000", "decay": "200", "along": "1-sqrt", "warmup": "50"]
    ),
    (
      """
      --lr 3e-4 --lr-decay-style cosine  # --lr 1e-3
        # --lr-decay-style linear
      --lr-decay-iters 1000 --lr-warmup-iters="100"
      """,
      "cosine-decay", ["peak": "3e-4", "steps": "1000", "warmup": "100"]
    ),
    (
      #"{"learning_rate": 3e-4, "lr_scheduler_type": "cosine", "warmup_steps": 0, "#
        + #""warmup_ratio": 0.1, "max_steps": 1000}"#,
      "cosine-decay", ["peak": "3e-4", "steps": "1000", "warmup": "100"]
    ),
  ])
  func `a framework's arguments are read as the recipe that they are`(
    text: String, name: String, arguments: [String: String]
  ) throws {
    let recipe = try #require(Recipe.named(name))
    #expect(try ImportedSchedule(text).schedule == recipe.schedule(arguments))
  }

  @Test(arguments: [
    "__import__('os').system('id')", "StepLR(", "StepLR(step_size=1", "unknown(1)", "1 + 1", "",
    "StepLR(opt, step_size='x', lr=1, steps=9)", "StepLR(opt, step_size=3, surprise=1)",
    "StepLR(opt, step_size=3)", "optax.join_schedules([lambda x: x], [])", "((((((((((((",
    "optax.constant_schedule(1/0)", "optax.constant_schedule(10**400)",
    "CosineAnnealingLR(opt, T_max=0, lr=1)", "CosineAnnealingLR(opt, T_max=9, lr=-1)",
    "ConstantLR(opt, lr=1e999)", "SequentialLR(opt, [], [], lr=1)",
    "SequentialLR(opt, [ConstantLR(opt)], [5], lr=1)",
    "SequentialLR(opt, [OneCycleLR(opt, 1, 9), ConstantLR(opt)], [5], lr=1)",
    "ChainedScheduler([CosineAnnealingLR(opt, 9, 1e-3)], lr=1)", "ChainedScheduler([], lr=1)",
    "get_scheduler('greedy', opt, 1, 9, lr=1)", "PiecewiseLinear(opt, 'lr', [], lr=1)",
    "LinearCyclicalScheduler(opt, 'lr', 0, 1, 0, steps=9)",
    "CompositeParamScheduler([ConstantParamScheduler(1)], [0.5, 0.5], ['fixed'], steps=9)",
    String(repeating: "-", count: 100_000) + "1", String(repeating: "2**", count: 1_000) + "2",
  ])
  func `what is no such call is refused`(text: String) throws {
    #expect(throws: ExchangeError.self) { try ImportedSchedule(text) }
  }

  @Test(arguments: [
    (
      "StepLR(opt, 30, gama=0.1, lr=1, steps=9)",
      "StepLR.gama: it has no such argument; give those of "
        + "StepLR(optimizer, step_size, gamma=0.1, last_epoch=-1)"
    ),
    (
      "StepLR(opt, 30, 0.1, -1, 7)",
      "StepLR: it has too many arguments; give those of "
        + "StepLR(optimizer, step_size, gamma=0.1, last_epoch=-1)"
    ),
    ("StepLR(opt, 30, step_size=30)", "StepLR.step_size: it is given twice; give it once"),
    (
      "StepLR(opt, gamma=0.1, gamma=0.1)",
      "character 30: gamma is given twice; give it once"
    ),
    (
      "StepLR(opt, 30)",
      "StepLR.lr: the optimizer's rate is missing; give --lr"
    ),
    ("StepLR(opt, 30, lr=0.1)", "StepLR.steps: it goes on for ever; give --steps"),
    (
      "StepLR(opt, steps_a_drop, lr=1, steps=9)",
      "StepLR.step_size: the variable steps_a_drop is not a whole number; give one of 0 or more"
    ),
    (
      "optax.linear_schedule(init, 0.1, 100)",
      "linear_schedule.init_value: the variable init is not a number; write one such as 3e-4"
    ),
    (
      "CyclicLR(opt, 0.1, 1, scale_fn=f, steps=9)",
      "CyclicLR.scale_fn: the variable f cannot be imported; import a table of its rates, step,rate"
    ),
    (
      "CyclicLR(opt, 0.1, 1, mode='square', steps=9)",
      "CyclicLR.mode: 'square' is not known here; "
        + "give one of 'triangular', 'triangular2', 'exp_range'"
    ),
    (
      "ReduceLROnPlateau(opt)",
      "ReduceLROnPlateau is no call that is known here; "
        + "it follows losses or code: import a table of the rates that a run had, step,rate"
    ),
    (
      "LambdaLR(opt, lr_lambda=lambda step, n=3: min(step / n, f(1, [2, 3])))",
      "LambdaLR is no call that is known here; "
        + "it follows losses or code: import a table of the rates that a run had, step,rate"
    ),
    (
      "StepLR(opt, 30, last_epoch=100, lr=1, steps=9)",
      "StepLR.last_epoch: 100.0 goes on in the middle of a run, from the rate that its optimizer has "
        + "there; leave it out, for the run from its start"
    ),
    (
      "StepLR(opt, int(len(loader)), lr=1, steps=9)",
      "int: a call of len cannot be reckoned with; write the number"
    ),
    (
      "SequentialLR(opt, [ConstantLR(opt), StepLR(opt, 'x')], [5], lr=1, steps=9)",
      "StepLR.step_size: 'x' is not a whole number; give one of 0 or more"
    ),
    (
      "get_scheduler('polynomial', opt, 1, 9, {'pover': 2}, lr=1)",
      "get_polynomial_decay_schedule_with_warmup.pover: it has no such argument; give those of "
        + "get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps, "
        + "num_training_steps, lr_end=1e-07, power=1.0, last_epoch=-1)"
    ),
    (
      "--lr 1 --lr-decay-style linear --lr-decay-samples 100 --lr-decay-iters 9",
      "--lr-decay-samples: samples are not steps; give --lr-decay-iters"
    ),
    (
      "--lr 1 --lr-decay-style WSD --train-iters 100",
      "--lr-wsd-decay-iters: it is missing; give --lr-wsd-decay-iters"
    ),
    ("--lr 1 --lr-decay-style linear", "--train-iters: it is missing; give --train-iters"),
    ("--lr-decay-style linear --train-iters 9", "--lr: it is missing; give --lr"),
    (
      "--lr 1 --lr-decay-style linear --train-iters 9.5",
      "--train-iters: 9.5 is not a whole number; give one of 0 or more"
    ),
    (
      #"{"learning_rate": 1, "lr_scheduler_type": "linear"}"#,
      "max_steps: it is missing; give max_steps"
    ),
    (
      #"{"lr_scheduler_type": "linear", "max_steps": 9}"#,
      "learning_rate: the optimizer's rate is missing; give --lr"
    ),
  ])
  func `an error names the argument, what is wrong with it, and what would be right`(
    text: String, error: String
  ) throws {
    let thrown = #expect(throws: ExchangeError.self) { try ImportedSchedule(text) }
    #expect(thrown?.description == error)
  }

  @Test(arguments: [
    "scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=90 * 10 // 9, lr=0.1)",
    "CosineAnnealingLR(T_max=100, lr=0.1)", "CosineAnnealingLR(100, lr=1 / 10)",
    "CosineAnnealingLR(SGD(model.parameters(), lr=0.1), 100)",
    "CosineAnnealingLR(\n  optimizer,  # the one\n  T_max=10**2, eta_min=-0.0 + 0,\n  lr=1e-1,\n)",
    "CosineAnnealingLR(optimizer, (100), (0.0), lr=+0.1)",
    "CosineAnnealingLR(optimizer, 100, lr=0.1, last_epoch=-1)",
    "\u{FEFF}CosineAnnealingLR(optimizer, 100, lr=0.1)",
    "CosineAnnealingLR(optimizer, int(0.9 * 110) + 1 % 7, lr=float(0.1))",
    "CosineAnnealingLR(optimizer, math.ceil(299 / 3), lr=min(0.1, 1))",
    "CosineAnnealingLR(optimizer, round(99.5), lr=0.1)",
  ])
  func `a call may be written as people write it`(text: String) throws {
    #expect(
      try ImportedSchedule(text).schedule
        == Schedule.ramp(from: 0.1, to: 0, over: 100, along: .cosine))
  }

  @Test(arguments: [
    ("optax.linear_schedule(0.0, 1.0, 10)", 4, [0.3]),
    ("optax.linear_schedule(0.0, 1.0, 10)", 12, [1]),
    ("linear_schedule(0.0, 1.0, steps=10)", 12, [1]),
    ("CosineAnnealingLR(opt, 10, lr=1)", 21, [1]),
    ("keras.optimizers.schedules.CosineDecay(1.0, 10)", 21, [0]),
  ])
  func `a run is as long as it is said to be, and goes on as the framework does`(
    text: String, steps: Int, last: [Double]
  ) throws {
    let schedule = try ImportedSchedule(text, options: ImportOptions(steps: steps)).schedule
    #expect(schedule.length == steps)
    #expect(abs(schedule[steps - 1] - last[0]) < 1e-15)
  }

  @Test func `megatron's warmup may be a share of the decay`() throws {
    let words = "--lr 1 --lr-decay-style cosine --lr-decay-iters 100 --lr-warmup-fraction 0.1"
    #expect(
      try ImportedSchedule(words).schedule
        == Schedule.cosineDecay(from: 1, over: 100, warmup: .linear(over: 10)))
  }

  /// `OptimizerParamScheduler` of megatron-core with `lr_warmup_steps=10.5`, of the steps 0, 10, 11, 55, 99, 100.
  @Test(arguments: [
    (
      "linear",
      [0, 0.9523809523809523, 0.9949720670391061, 0.5525139664804469, 0.11005586592178771, 0.1]
    ),
    (
      "cosine",
      [0, 0.9523809523809523, 0.9999306949224985, 0.5539488786304265, 0.10027719896247816, 0.1]
    ),
    (
      "inverse-square-root",
      [
        0, 0.9523809523809523, 0.9770084209183945, 0.4369314487526515, 0.3256694736394648,
        0.32403703492039304,
      ]
    ),
    ("constant", [0, 0.9523809523809523, 1, 1, 1, 1]),
    (
      "WSD --lr-wsd-decay-iters 50 --lr-wsd-decay-style linear",
      [0, 0.9523809523809523, 1, 0.91, 0.11800000000000002, 0.1]
    ),
  ])
  func `a warmup that is no whole number of steps ends between two, as megatron has it`(
    style: String, rates: [Double]
  ) throws {
    let words =
      "--lr 1 --min-lr 0.1 --lr-decay-style \(style) --lr-decay-iters 100 --lr-warmup-fraction 0.105"
    let schedule = try ImportedSchedule(words).schedule
    #expect(schedule.length == 100)
    for (step, rate) in zip([0, 10, 11, 55, 99, 100], rates) where step < 100 {
      #expect(abs(schedule[step] - rate) <= 2e-15, "step \(step)")
    }
    #expect(throws: ExchangeError.self) {
      try ImportedSchedule(words + " --lr-warmup-iters 3")
    }
  }

  @Test(arguments: [
    "SchedulerType.COSINE", "SchedulerType('cosine')", "transformers.SchedulerType.COSINE.value",
    "\"cosine\"",
  ])
  func `a scheduler of transformers may be named by its enumeration`(name: String) throws {
    let call = "get_scheduler(\(name), opt, num_warmup_steps=10, num_training_steps=100, lr=1)"
    #expect(
      try ImportedSchedule(call).schedule == Schedule.cosineDecay(from: 1, over: 100, warmup: 10))
    let json = #"{"learning_rate": 1, "lr_scheduler_type": "SchedulerType.COSINE", "max_steps": 9}"#
    #expect(try ImportedSchedule(json).schedule == Schedule.cosineDecay(from: 1, over: 9))
  }
}
