"""composer: the callback in Composer's own Trainer on a tiny model, gone on from its checkpoint, and from round 1's."""

import logging
import pathlib
import tempfile
import warnings

from cases import cases, hand_overs, require
from report import Report

warnings.filterwarnings("ignore")
torch, composer, models = require("torch", "composer", "composer.models")
logging.disable(logging.WARNING)


class Tiny(models.ComposerModel):
    """A parameter whose gradient is -1, so that an update moves it by the rate."""

    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))

    def forward(self, batch):
        return self.weight * batch[0].mean()

    def loss(self, outputs, batch):
        return -outputs.sum()


class Seen(torch.optim.SGD):
    """SGD that takes note of how far each update with a gradient moved."""

    used: list = []

    def step(self, closure=None):
        parameter = self.param_groups[0]["params"][0]
        with torch.no_grad():
            parameter.zero_()
        super().step(closure)
        # To load a state, PyTorch steps once with a gradient of 0.
        if parameter.grad is not None and parameter.grad.item() == -1:
            Seen.used.append(parameter.item())


def trained(module, folder, updates, middle, resume=None) -> list[float]:
    Seen.used = []
    model = Tiny()
    data = torch.utils.data.TensorDataset(torch.ones(16, 1, dtype=torch.float64))
    trainer = composer.Trainer(
        model=model, optimizers=Seen(model.parameters(), lr=0.123), callbacks=module.LearningRate(),
        train_dataloader=torch.utils.data.DataLoader(data, batch_size=1),
        max_duration=f"{updates}ba", device="cpu", progress_bar=False, loggers=[],
        save_folder=folder, save_filename="ba{batch}.pt", save_interval=f"{middle}ba",
        save_overwrite=True, load_path=resume,
    )
    trainer.fit()
    trainer.close()
    return Seen.used


report = Report("composer")
# A Trainer takes its time: one schedule in eight, and of the longest its first updates alone.
names = ["warmup-stable-decay", "cosine-start", "one-less-root-end", "cut"]
listed = cases("composer", every=20)
for case in listed:
    module = case.module("composer")
    report.doubles(case, module.learning_rate)
    if case not in listed[::8] and case.name not in names:
        continue
    with tempfile.TemporaryDirectory() as folder:
        # Across the end of an epoch of 16 updates, and past the end of the schedule.
        updates = case.length + 5 if case.is_short else 70
        middle = updates // 2
        first = trained(module, folder, updates, middle)
        second = trained(module, folder, updates, middle, str(pathlib.Path(folder) / f"ba{middle}.pt"))
        if len(first) != updates or len(second) != updates - middle:
            report.fault(f"{case.name}: {len(first)} and {len(second)} updates were seen of {updates}")
        for step, used in [*enumerate(first), *enumerate(second, start=middle)]:
            report.same(case, step, used, module.learning_rate(step))
# Round 1 is trained with its own file; its checkpoint goes on with the file of round 2, to past its end.
handed = hand_overs("composer", every=8)
for item in handed:
    first, second = item.round1.module("composer"), item.round2.module("composer")
    start = item.starts[-1]
    # As long as round 1 is, or as its checkpoints are kept; updates past the shared ones are lost.
    length = min(item.round1.length, 20 * start)
    with tempfile.TemporaryDirectory() as folder:
        before = trained(first, folder, length, start)
        updates = item.round2.length + 5
        after = trained(second, folder, updates, updates, str(pathlib.Path(folder) / f"ba{start}.pt"))
        if len(before) != length or len(after) != updates - start:
            report.fault(f"{item.name}: {len(before)} and {len(after)} updates were seen")
        for step, used in enumerate(before):
            report.same(item.round1, step, used, first.learning_rate(step))
        for step, used in [*enumerate(before[:start]), *enumerate(after, start=start)]:
            report.same(item.round2, step, used, second.learning_rate(step))
report.words.append(f"{len(handed)} rounds 2 from checkpoints of round 1")
report.end()
