import Schedules

/// What a framework in Python wants around `learning_rate(step)`.
struct PythonFrame {
  let usage: [String]
  let imports: [String]
  let functions: [String]

  init(_ target: ExportTarget) {
    switch target {
    case .pytorch:
      usage = [
        "lr_scheduler = scheduler(optimizer)        # from step 0",
        "lr_scheduler = scheduler(optimizer, step)  # from a checkpoint after `step` updates",
        "Load the optimizer's state before that: it brings the rate of its own run.",
        "Call lr_scheduler.step() after every optimizer.step().",
      ]
      imports = Self.torch
      functions = [Self.scheduler]
    case .huggingface:
      usage = [
        "optimizer = torch.optim.AdamW(model.parameters(), lr=1.0)",
        "Trainer(model, args, optimizers=(optimizer, scheduler(optimizer)), ...)",
        "The rate is this file's, whatever learning_rate and lr_scheduler_type args have,",
        "and after a checkpoint of whatever scheduler: resume_from_checkpoint as ever.",
      ]
      imports = Self.torch
      functions = [Self.scheduler]
    case .composer:
      usage = [
        "Trainer(optimizers=optimizer, callbacks=LearningRate(), ...)  # and no schedulers",
        "The rate is this file's, whatever the optimizer was made with.",
      ]
      imports = ["", "from composer import Callback"]
      functions = [Self.composer]
    default:
      usage = []
      imports = []
      functions = []
    }
  }

  private static let torch = [
    "", "from torch.optim import Optimizer", "from torch.optim.lr_scheduler import LambdaLR",
  ]

  /// A base rate of 1 makes the factor the rate itself, to the bit. What `LambdaLR` would restore of a
  /// checkpoint of round 1 are that round's rates, and the base rate of its scheduler as a factor.
  private static let scheduler = """
    class Rates(LambdaLR):
        \"""The rates of this file, after a checkpoint of whatever scheduler.\"""

        def load_state_dict(self, state_dict):
            \"""Go on from its number of updates, with the rates of this file.\"""
            self.last_epoch = state_dict["last_epoch"]
            self._step_count = self.last_epoch + 1
            rate = learning_rate(self.last_epoch)
            self._last_lr = [scale * rate for scale in self.base_lrs]
            for group, rate in zip(self.optimizer.param_groups, self._last_lr):
                group["lr"] = rate


    def scheduler(optimizer: Optimizer, step: int = 0) -> Rates:
        \"""Give every group of the optimizer the rates from `step` on.

        The rate that the optimizer was made with is not used. A group that has an
        "lr_scale" gets so many times the rate.
        \"""
        for group in optimizer.param_groups:
            group["initial_lr"] = group.get("lr_scale", 1.0)
        return Rates(optimizer, learning_rate, last_epoch=step - 1)
    """

  /// Composer steps a scheduler before it counts the batch, so that a function of its clock is an update
  /// late: the second update would have the first one's rate. A callback comes before each update.
  private static let composer = """
    class LearningRate(Callback):
        \"""Gives every group of the optimizers its rate before each update.

        A function among Trainer's schedulers would be asked one update late. A group
        that has an "lr_scale" gets so many times the rate.
        \"""

        def batch_start(self, state, logger):
            rate = learning_rate(state.timestamp.batch.value)
            for optimizer in state.optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = rate * group.get("lr_scale", 1.0)
    """
}
