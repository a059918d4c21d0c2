"""huggingface-arguments: get_scheduler with them, on a real optimizer, over the updates of the run."""

import json

from cases import Report, cases, require

torch, transformers = require("torch", "transformers")
from check_torch import optimizer_of, train

report = Report("huggingface-arguments")
worst = 0.0
for case in cases("huggingface-arguments"):
    if not case.is_short:
        continue
    data = json.loads(case.path("huggingface-arguments").read_text())
    optimizer = optimizer_of(data["learning_rate"])
    scheduler = transformers.get_scheduler(
        data["lr_scheduler_type"],
        optimizer,
        num_warmup_steps=data["warmup_steps"],
        num_training_steps=data["max_steps"],
        scheduler_specific_kwargs=data["lr_scheduler_kwargs"],
    )
    report.cases += 1
    for step, value in enumerate(train(optimizer, scheduler, case.length)):
        report.used += 1
        distance = abs(value - case.rates[step]) / case.peak
        worst = max(worst, distance)
        if distance > 1e-14:
            report.fault(f"{case.name} update {step}: used {value}, not {case.rates[step]}")
print(f"huggingface-arguments: its own formulas, worst {worst:.1e} of the peak")
report.end()
