"""megatron: the arguments given to OptimizerParamScheduler as Megatron-LM gives them, on a real optimizer."""

from cases import cases, hand_overs, require
from report import Report

torch = require("torch")
scheduler_module = require("megatron.core.optimizer_param_scheduler")
from check_torch import optimizer_of, update


def scheduler_of(arguments, optimizer, **flags):
    return scheduler_module.OptimizerParamScheduler(
        optimizer,
        init_lr=float(arguments["lr-warmup-init"]),
        max_lr=float(arguments["lr"]),
        min_lr=float(arguments["min-lr"]),
        lr_warmup_steps=int(arguments["lr-warmup-iters"]),
        lr_decay_steps=int(arguments["lr-decay-iters"]),
        lr_decay_style=arguments["lr-decay-style"],
        start_wd=0.0, end_wd=0.0, wd_incr_steps=1, wd_incr_style="constant",
        # Of both Megatron-LM has a flag, and neither is on by itself.
        use_checkpoint_opt_param_scheduler=flags.get("uses_checkpoint", False),
        override_opt_param_scheduler="override-opt_param-scheduler" in arguments,
        wsd_decay_steps=int(arguments["lr-wsd-decay-iters"]) if "lr-wsd-decay-iters" in arguments else None,
        lr_wsd_decay_style=arguments.get("lr-wsd-decay-style"),
    )


def arguments_of(case) -> dict[str, str]:
    lines = [line for line in case.path("megatron").read_text().splitlines() if line[:2] == "--"]
    return dict((line[2:].split(" ", 1) + [""])[:2] for line in lines)


def train(optimizer, scheduler, updates) -> list[float]:
    used = []
    for _ in range(updates):
        used.append(update(optimizer))
        scheduler.step(1)
    return used


def check_hand_over(item):
    """Round 2 from checkpoints of round 1, and what Megatron does where the flag is left out."""
    first, second = arguments_of(item.round1), arguments_of(item.round2)
    bare = {name: value for name, value in second.items() if not name.startswith("override")}
    kept = ("lr", "min-lr", "lr-warmup-iters", "lr-decay-iters", "lr-decay-style")
    for start in item.starts:
        optimizer = optimizer_of(0.123)
        scheduler = scheduler_of(first, optimizer)
        train(optimizer, scheduler, start)
        state = scheduler.state_dict()

        def resumed(arguments, **flags):
            optimizer = optimizer_of(0.5)
            scheduler = scheduler_of(arguments, optimizer, **flags)
            scheduler.load_state_dict(state)
            return train(optimizer, scheduler, item.round2.length + 5 - start)

        for step, value in enumerate(resumed(second), start=start):
            report.near(item.round2, step, value, item.round2.rates[min(step, item.round2.length)])
        if all(first[name] == second[name] for name in kept):
            continue
        try:
            resumed(bare)
            report.fault(f"{item.name}: without the flag Megatron does not refuse, and so need not have it")
        except AssertionError as error:
            if "do not match" not in str(error):
                raise
        taken = scheduler_of(bare, optimizer_of(0.5), uses_checkpoint=True)
        taken.load_state_dict(state)
        if taken.state_dict() != state:
            report.fault(f"{item.name}: told to use the checkpoint's, Megatron has {taken.state_dict()}")


report = Report("megatron")
for case in cases("megatron"):
    arguments = arguments_of(case)
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
handed = hand_overs("megatron")
for item in handed:
    check_hand_over(item)
report.words.append(f"{len(handed)} rounds 2 from checkpoints of round 1")
report.end()
