"""huggingface: the Trainer itself on a tiny model, gone on from a checkpoint in the middle, and from round 1's."""

import contextlib
import io
import pathlib
import tempfile

from cases import cases, hand_overs, require
from report import Report

torch, transformers, _ = require("torch", "transformers", "accelerate")


class Tiny(torch.nn.Module):
    """A parameter whose gradient is -1, so that an update moves it by the rate."""

    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))

    def forward(self, x=None, labels=None):
        return {"loss": -(self.weight * x.mean()).sum()}


class Seen(torch.optim.SGD):
    """SGD that takes note of how far each update moved."""

    used: list = []

    def step(self, closure=None):
        parameter = self.param_groups[0]["params"][0]
        with torch.no_grad():
            parameter.zero_()
        super().step(closure)
        Seen.used.append(parameter.item())


def trained(module, folder, updates, middle, resume=None) -> list[float]:
    """The rates of the updates, which save a checkpoint every so many."""
    Seen.used = []
    model = Tiny()
    optimizer = Seen(model.parameters(), lr=1.0)
    arguments = transformers.TrainingArguments(
        output_dir=folder, max_steps=updates, per_device_train_batch_size=1, save_steps=middle,
        save_total_limit=20, learning_rate=0.77, max_grad_norm=0, report_to=[], use_cpu=True,
        disable_tqdm=True, logging_steps=100_000,
    )
    data = [{"x": torch.ones(1, dtype=torch.float64), "labels": torch.zeros(1)}] * 8
    trainer = transformers.Trainer(
        model, arguments, train_dataset=data, optimizers=(optimizer, module.scheduler(optimizer))
    )
    with contextlib.redirect_stdout(io.StringIO()):
        trainer.train(resume_from_checkpoint=resume)
    return Seen.used


transformers.logging.set_verbosity_error()
report = Report("huggingface Trainer")
# A Trainer takes its time: one schedule in eight, and of the longest its first updates alone.
names = ["warmup-stable-decay", "cosine-start", "one-less-root-end", "cut"]
listed = cases("huggingface")
for case in listed:
    if case not in listed[::8] and case.name not in names:
        continue
    module = case.module("huggingface")
    report.cases += 1
    updates = case.length + 5 if case.is_short else 70
    middle = updates // 2
    with tempfile.TemporaryDirectory() as folder:
        first = trained(module, folder, updates, middle)
        checkpoint = str(pathlib.Path(folder) / f"checkpoint-{middle}")
        second = trained(module, folder, updates, middle, checkpoint)
        if len(first) != updates or len(second) != updates - middle:
            report.fault(f"{case.name}: {len(first)} and {len(second)} updates were seen of {updates}")
        for step, used in [*enumerate(first), *enumerate(second, start=middle)]:
            report.same(case, step, used, module.learning_rate(step))
# Round 1 is trained with its own file; its checkpoint goes on with the file of round 2, to past its end.
handed = hand_overs("huggingface", every=8)
for item in handed:
    first, second = item.round1.module("huggingface"), item.round2.module("huggingface")
    start = item.starts[-1]
    # As long as round 1 is, or as its checkpoints are kept; updates past the shared ones are lost.
    length = min(item.round1.length, 20 * start)
    with tempfile.TemporaryDirectory() as folder:
        before = trained(first, folder, length, start)
        checkpoint = str(pathlib.Path(folder) / f"checkpoint-{start}")
        updates = item.round2.length + 5
        after = trained(second, folder, updates, updates, checkpoint)
        if len(before) != length or len(after) != updates - start:
            report.fault(f"{item.name}: {len(before)} and {len(after)} updates were seen")
        for step, used in enumerate(before):
            report.same(item.round1, step, used, first.learning_rate(step))
        for step, used in [*enumerate(before[:start]), *enumerate(after, start=start)]:
            report.same(item.round2, step, used, second.learning_rate(step))
report.words.append(f"{len(handed)} rounds 2 from checkpoints of round 1")
report.end()
