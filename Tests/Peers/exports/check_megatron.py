"""megatron: the arguments given to OptimizerParamScheduler as Megatron-LM gives them, on a real optimizer."""

from cases import cases, require
from report import Report

torch = require("torch")
scheduler_module = require("megatron.core.optimizer_param_scheduler")
from check_torch import optimizer_of, update


def scheduler_of(arguments, optimizer):
    return scheduler_module.OptimizerParamScheduler(
        optimizer,
        init_lr=float(arguments["lr-warmup-init"]),
        max_lr=float(arguments["lr"]),
        min_lr=float(arguments["min-lr"]),
        lr_warmup_steps=int(arguments["lr-warmup-iters"]),
        lr_decay_steps=int(arguments["lr-decay-iters"]),
        lr_decay_style=arguments["lr-decay-style"],
        start_wd=0.0, end_wd=0.0, wd_incr_steps=1, wd_incr_style="constant",
        wsd_decay_steps=int(arguments["lr-wsd-decay-iters"]) if "lr-wsd-decay-iters" in arguments else None,
        lr_wsd_decay_style=arguments.get("lr-wsd-decay-style"),
    )


report = Report("megatron")
for case in cases("megatron"):
    lines = [line for line in case.path("megatron").read_text().splitlines() if line[:2] == "--"]
    arguments = dict(line[2:].split(" ", 1) for line in lines)
    report.cases += 1
    if not case.is_short:
        continue
    optimizer = optimizer_of(0.123)
    scheduler = scheduler_of(arguments, optimizer)
    for step in range(2 * case.length):
        if step == case.length // 2:
            state = scheduler.state_dict()
            optimizer = optimizer_of(0.5)
            scheduler = scheduler_of(arguments, optimizer)
            scheduler.load_state_dict(state)
        report.near(case, step, update(optimizer), case.rates[min(step, case.length)])
        scheduler.step(1)
report.end()
