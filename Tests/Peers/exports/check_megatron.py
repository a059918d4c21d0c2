"""megatron: the arguments given to OptimizerParamScheduler as Megatron-LM gives them."""

from cases import Report, cases, require

scheduler_module = require("megatron.core.optimizer_param_scheduler")


class Optimizer:
    def __init__(self):
        self.param_groups = [{"lr": 0.0, "weight_decay": 0.0}]


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
worst = 0.0
for case in cases("megatron"):
    lines = [line for line in case.path("megatron").read_text().splitlines() if line[:2] == "--"]
    arguments = dict(line[2:].split(" ", 1) for line in lines)
    report.cases += 1
    if not case.is_short:
        continue
    optimizer = Optimizer()
    scheduler = scheduler_of(arguments, optimizer)
    for step in range(2 * case.length):
        if step == case.length // 2:
            state = scheduler.state_dict()
            optimizer = Optimizer()
            scheduler = scheduler_of(arguments, optimizer)
            scheduler.load_state_dict(state)
        used = optimizer.param_groups[0]["lr"]
        report.used += 1
        rate = case.rates[step] if step < case.length else case.rates[case.length]
        distance = abs(used - rate) / case.peak
        worst = max(worst, distance)
        if distance > 1e-14:
            report.fault(f"{case.name} update {step}: used {used}, not {rate}")
        scheduler.step(1)
print(f"megatron: its own formulas, worst {worst:.1e} of the peak")
report.end()
