"""huggingface: the Trainer itself on a tiny model, gone on from a checkpoint in the middle."""

import json
import pathlib
import tempfile

from cases import cases, require
from report import Report

torch, transformers, _ = require("torch", "transformers", "accelerate")


class Tiny(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))

    def forward(self, x=None, labels=None):
        return {"loss": -(self.weight * x.mean()).sum()}


class Seen(torch.optim.SGD):
    """SGD that takes note of the rate of each update."""

    used: list = []

    def step(self, closure=None):
        Seen.used.append(self.param_groups[0]["lr"])
        return super().step(closure)


def trained(module, folder, steps, resume):
    model = Tiny()
    optimizer = Seen(model.parameters(), lr=1.0)
    arguments = transformers.TrainingArguments(
        output_dir=folder, max_steps=steps, per_device_train_batch_size=1, save_steps=20,
        learning_rate=0.77, report_to=[], use_cpu=True, disable_tqdm=True, logging_steps=1000,
    )
    data = [{"x": torch.ones(1, dtype=torch.float64), "labels": torch.zeros(1)}] * 8
    trainer = transformers.Trainer(
        model, arguments, train_dataset=data, optimizers=(optimizer, module.scheduler(optimizer))
    )
    trainer.train(resume_from_checkpoint=resume)


transformers.logging.set_verbosity_error()
report = Report("huggingface Trainer")
# Of each kind of schedule one, for a Trainer takes its time.
names = ["warmup-stable-decay", "cosine-start", "one-less-root-end", "cut"]
for case in cases("huggingface"):
    if case.name not in names:
        continue
    module = case.module("huggingface")
    report.cases += 1
    with tempfile.TemporaryDirectory() as folder:
        Seen.used = []
        trained(module, folder, 40, None)
        first = list(Seen.used)
        Seen.used = []
        trained(module, folder, 70, str(pathlib.Path(folder) / "checkpoint-20"))
        for step, used in [*enumerate(first), *enumerate(Seen.used, start=20)]:
            report.same(case, step, used, module.learning_rate(step))
        if len(first) != 40 or len(Seen.used) != 50:
            report.fault(f"{case.name}: {len(first)} and {len(Seen.used)} updates were seen, not 40 and 50")
report.end()
