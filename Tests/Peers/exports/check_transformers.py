"""huggingface-arguments: get_scheduler with them, on a real optimizer, over the updates of the run."""

import json

from cases import cases, hand_overs, require
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
# The arguments of round 2 on a checkpoint of round 1, as Trainer restores one: after a scheduler of its own.
handed = hand_overs("huggingface-arguments")
for item in handed:
    first, second = (
        json.loads(case.path("huggingface-arguments").read_text()) for case in (item.round1, item.round2)
    )
    # The first update after a checkpoint has the rate that the checkpoint left: one that both rounds have.
    for start in sorted({item.resume - 1, item.resume // 2} - {0, -1}):
        optimizer = optimizer_of(first["learning_rate"])
        scheduler = scheduler_of(first, optimizer)
        train(optimizer, scheduler, start)
        state = saved(optimizer, scheduler)
        optimizer = optimizer_of(second["learning_rate"])
        scheduler = scheduler_of(second, optimizer)
        optimizer.load_state_dict(state["optimizer"])
        scheduler.load_state_dict(state["scheduler"])
        used = train(optimizer, scheduler, item.round2.length - start)
        for step, value in enumerate(used, start=start):
            report.near(item.round2, step, value, item.round2.rates[step])
report.words.append(f"{len(handed)} rounds 2 from checkpoints of round 1")
report.end()
