"""huggingface-arguments: get_scheduler with them, on a real optimizer, over the updates of the run."""

import json

from cases import cases, require
from report import Report

torch, transformers = require("torch", "transformers")
from check_torch import optimizer_of, saved, train


def scheduler_of(data, optimizer):
    return transformers.get_scheduler(
        data["lr_scheduler_type"],
        optimizer,
        num_warmup_steps=data["warmup_steps"],
        num_training_steps=data["max_steps"],
        scheduler_specific_kwargs=data["lr_scheduler_kwargs"],
    )


report = Report("huggingface-arguments")
for case in cases("huggingface-arguments"):
    if not case.is_short:
        continue
    report.cases += 1
    data = json.loads(case.path("huggingface-arguments").read_text())
    optimizer = optimizer_of(data["learning_rate"])
    scheduler = scheduler_of(data, optimizer)
    half = case.length // 2
    used = train(optimizer, scheduler, half)
    state = saved(optimizer, scheduler)
    optimizer = optimizer_of(data["learning_rate"])
    scheduler = scheduler_of(data, optimizer)
    optimizer.load_state_dict(state["optimizer"])
    scheduler.load_state_dict(state["scheduler"])
    used += train(optimizer, scheduler, case.length - half)
    for step, value in enumerate(used):
        report.near(case, step, value, case.rates[step])
report.end()
