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
  ])
  func `what is no such call is refused`(text: String) throws {
    #expect(throws: ExchangeError.self) { try ImportedSchedule(text) }
  }
}
