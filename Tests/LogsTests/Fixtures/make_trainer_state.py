"""Writes trainer_state.json, and one of a run that diverged, with transformers' own Trainer.

    pip install torch transformers accelerate
    python make_trainer_state.py
"""
import pathlib, shutil, tempfile

import torch
from transformers import Trainer, TrainingArguments


class Line(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def forward(self, x, labels):
        y = self.layer(x)
        return {"loss": torch.nn.functional.mse_loss(y, labels), "logits": y}


torch.manual_seed(1)
rows = [{"x": torch.tensor([i / 10]), "labels": torch.tensor([3 * i / 10 + 1])} for i in range(40)]


def train(rate, target):
    with tempfile.TemporaryDirectory() as folder:
        arguments = TrainingArguments(
            folder, max_steps=60, logging_steps=5, eval_strategy="steps", eval_steps=10,
            save_steps=60, per_device_train_batch_size=8, learning_rate=rate, max_grad_norm=0,
            lr_scheduler_type="linear", logging_nan_inf_filter=False, report_to=[], use_cpu=True,
            seed=1, disable_tqdm=True)
        Trainer(Line(), arguments, train_dataset=rows[:32], eval_dataset=rows[32:]).train()
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(pathlib.Path(folder) / "checkpoint-60" / "trainer_state.json", target)


here = pathlib.Path(__file__).parent
train(0.05, here / "trainer_state.json")
train(1e30, here / "diverged" / "checkpoint-60" / "trainer_state.json")
