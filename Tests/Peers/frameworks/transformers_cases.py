"""transformers.get_scheduler: a LambdaLR, stepped like torch's."""

import torch
import transformers
from transformers import Adafactor, get_scheduler  # noqa: F401: the calls name them
from transformers.optimization import get_adafactor_schedule  # noqa: F401

from family import Family
from frameworks.torch_cases import sgd, stepped

PEER = "transformers"
VERSION = f"{transformers.__version__} (torch {torch.__version__})"
HARNESS = {"float64": 'LambdaLR stepped: value at k = opt.param_groups[0]["lr"] after k calls of sched.step()'}


def values(call, parameters, steps, dtype):
    opt = sgd(parameters["lr"])
    return stepped(eval(call, globals(), {"opt": opt}), opt, steps)


def marks(p):
    total = p.num_training_steps or p.num_warmup_steps + p.num_stable_steps + p.num_decay_steps
    return [p.num_warmup_steps, total - p.num_decay_steps, total]


def endless(p):
    return [p.num_warmup_steps, 6 * p.num_warmup_steps or 60]


def restarts(p):
    span = p.num_training_steps - p.num_warmup_steps
    return [p.num_warmup_steps + n * span / p.num_cycles for n in range(p.num_cycles + 1)]


def scheduler(name, cases, marks=marks, called=None):
    """A family named as in get_scheduler; the arguments of its own go into its dictionary."""
    own = any(set(c) - {"lr", "num_warmup_steps", "num_training_steps", "note"} for c in cases)
    template = (f"get_scheduler({called or name!r}, opt, num_warmup_steps={{num_warmup_steps}}, "
                "num_training_steps={num_training_steps}")
    template += ", scheduler_specific_kwargs=dict({args}))" if own else ")"
    return Family(f"transformers.{name}", template, marks, cases)


def case(lr, warmup, total, **own):
    return dict(lr=lr, num_warmup_steps=warmup, num_training_steps=total, **own)


def wsd(decay_type, *cases):
    name = f"wsd_{decay_type}"
    return scheduler(name, [c | dict(decay_type=decay_type) for c in cases], called="warmup_stable_decay")


FAMILIES = [
    scheduler("constant", [case(0.004, None, None)], marks=lambda p: [3]),
    scheduler("constant_with_warmup", [
        case(0.002, 15, None),
        case(0.01, 0, None),
        case(0.005, 1, None),
    ], marks=endless),
    scheduler("linear", [
        case(0.02, 6, 41),
        case(0.001, 0, 120),
        case(0.003, 50, 50, note="all warmup: 0 from its end on"),
        case(0.0004, 33, 500),
    ]),
    scheduler("cosine", [
        case(0.02, 5, 36),
        case(0.003, 0, 75, num_cycles=0.5),
        case(0.001, 20, 200, num_cycles=1.5, note="one and a half waves, no clamp"),
        case(0.0005, 100, 2000, num_cycles=0.25),
        case(0.006, 20, 20, note="all warmup: the peak at its end, 0 one step later"),
        case(0.01, 10, 110, num_cycles=3, note="whole waves: ends at the peak"),
    ]),
    scheduler("cosine_with_restarts", [
        case(0.03, 4, 34, num_cycles=3),
        case(0.005, 10, 150, num_cycles=7),
        case(0.002, 0, 60, num_cycles=1),
        case(0.0002, 200, 1800, num_cycles=5),
        case(0.001, 7, 90, num_cycles=4, note="cycles of 20.75 steps"),
    ], marks=restarts),
    scheduler("polynomial", [
        case(0.02, 8, 60, lr_end=1e-7, power=1.0),
        case(0.003, 0, 111, lr_end=0.0001, power=0.5),
        case(0.001, 20, 90, lr_end=0.0, power=3.0),
        case(0.05, 13, 240, lr_end=0.001, power=0.9),
    ]),
    scheduler("inverse_sqrt", [
        case(0.01, 9, None),
        case(0.002, 5, None, timescale=40),
        case(0.02, 30, None, timescale=12),
        case(0.003, 0, None, note="without warmup the timescale is 10000"),
    ], marks=endless),
    scheduler("cosine_with_min_lr", [
        case(0.02, 6, 47, min_lr=0.001),
        case(0.004, 0, 130, min_lr_rate=0.25),
        case(0.001, 15, 200, min_lr=0.0002, num_cycles=1.0),
    ]),
    scheduler("cosine_warmup_with_min_lr", [
        case(0.02, 7, 43, min_lr=0.002),
        case(0.003, 12, 130, min_lr_rate=0.05),
        case(0.01, 10, 90, min_lr_rate=0.1, warmup_lr_rate=0.2, note="warmup_lr_rate reaches the peak at warmup - 1"),
        case(0.005, 0, 30, min_lr=0.0005, note="starts one step into the cosine"),
    ]),
    wsd("linear",
        case(0.01, 5, 60, num_decay_steps=20, min_lr_ratio=0.0),
        case(0.003, 0, None, num_stable_steps=30, num_decay_steps=15, min_lr_ratio=0.05),
        case(0.02, 16, 100, num_decay_steps=40, warmup_type="cosine", min_lr_ratio=0.2,
             note="the warmup starts at the minimum")),
    wsd("cosine",
        case(0.02, 10, 80, num_decay_steps=30, min_lr_ratio=0.1),
        case(0.004, 25, 150, num_decay_steps=50, warmup_type="1-sqrt"),
        case(0.002, 4, 90, num_decay_steps=60, num_cycles=1.5, note="one and a half waves in the decay")),
    wsd("1-sqrt",
        case(0.005, 6, 70, num_decay_steps=33),
        case(0.01, 20, None, num_stable_steps=0, num_decay_steps=50, min_lr_ratio=0.01),
        case(0.002, 3, 40, num_decay_steps=37, warmup_type="cosine", min_lr_ratio=0.3)),
]
