"""ignite.handlers.param_scheduler: the rate in the optimizer when iteration k starts."""

import ignite
import torch
from ignite.handlers.param_scheduler import *  # noqa: F403: the calls name them
from torch.optim.lr_scheduler import ExponentialLR  # noqa: F401

from family import Family
from frameworks.torch_cases import sgd

PEER = "ignite"
VERSION = f"{ignite.__version__} (torch {torch.__version__})"
HARNESS = {"float64": 'value at k = opt.param_groups[0]["lr"] after k + 1 calls of the handler, as on ITERATION_STARTED'}


def values(call, parameters, steps, dtype):
    opt, rates = sgd(parameters.get("lr", 0.0)), []
    handler = eval(call, globals(), {"opt": opt})
    for _ in range(steps[-1] + 1):
        handler(None)
        rates.append(float(opt.param_groups[0]["lr"]))
    return [rates[k] for k in steps]


def cycles(p):
    """Middles and ends of three cycles."""
    marks, start, length = [], 0, p.cycle_size
    for _ in range(3):
        marks += [start + length / 2, start + length]
        start, length = marks[-1], int(length * p.get("cycle_mult", 1))
    return marks


def milestones(p):
    return [step for step, _ in p.milestones_values]


FAMILIES = [
    Family("ignite.LinearCyclicalScheduler", "LinearCyclicalScheduler(opt, 'lr', {args})", cycles, [
        dict(start_value=0.001, end_value=0.02, cycle_size=10),
        dict(start_value=0.0002, end_value=0.004, cycle_size=15),
    ]),
    Family("ignite.CosineAnnealingScheduler", "CosineAnnealingScheduler(opt, 'lr', {args})", cycles, [
        dict(start_value=0.02, end_value=0.0, cycle_size=21),
        dict(start_value=0.01, end_value=0.0005, cycle_size=8, cycle_mult=3),
    ]),
    Family("ignite.PiecewiseLinear", "PiecewiseLinear(opt, 'lr', {args})", milestones, [
        dict(milestones_values=[(0, 0.0), (10, 0.02), (60, 0.005), (61, 0.001), (100, 0.0)]),
        dict(milestones_values=[(15, 0.01), (25, 0.003)], note="the first value is held up to its milestone"),
    ]),
    Family("ignite.warmup_cosine",
           "create_lr_scheduler_with_warmup(CosineAnnealingScheduler(opt, 'lr', {args}), "
           "warmup_start_value={warmup_start_value}, warmup_duration={warmup_duration}, "
           "warmup_end_value={warmup_end_value})",
           lambda p: [p.warmup_duration - 1, p.warmup_duration, p.warmup_duration + p.cycle_size - 2], [
        dict(warmup_start_value=0.0, warmup_duration=6, warmup_end_value=0.02, start_value=0.02, end_value=0.0, cycle_size=60,
             note="equal to the cosine's start: the warmup is one shorter, the peak is at warmup_duration - 1"),
        dict(warmup_start_value=0.001, warmup_duration=10, warmup_end_value=0.005, start_value=0.02, end_value=0.001, cycle_size=30),
    ], past=0),
    Family("ignite.warmup_exponential",
           "create_lr_scheduler_with_warmup(ExponentialLR(opt, gamma={gamma}), "
           "warmup_start_value={warmup_start_value}, warmup_duration={warmup_duration})",
           lambda p: [p.warmup_duration - 1, p.warmup_duration, 60], [
        dict(lr=0.02, warmup_start_value=0.0, warmup_duration=5, gamma=0.95),
        dict(lr=0.003, warmup_start_value=0.0003, warmup_duration=20, gamma=0.99),
    ]),
]
