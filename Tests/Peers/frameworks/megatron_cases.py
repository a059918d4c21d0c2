"""megatron-core's OptimizerParamScheduler: one class for the rate and the weight decay."""

import logging
import warnings
from importlib.metadata import version
from types import SimpleNamespace

from family import Family

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
from megatron.core.optimizer_param_scheduler import OptimizerParamScheduler  # noqa: E402, F401: the calls name it

PEER = "megatron"
VERSION = f"megatron-core {version('megatron-core')}"
HARNESS = {"float64": 'value at k = group["lr"] after k calls of sched.step(1); for megatron.weight_decay group["weight_decay"]'}
RATE = "OptimizerParamScheduler(opt, {args}, start_wd=0.0, end_wd=0.0, wd_incr_steps=1, wd_incr_style='constant')"
WEIGHT_DECAY = ("OptimizerParamScheduler(opt, init_lr=0.0, max_lr=0.0, min_lr=0.0, lr_warmup_steps=0, "
                "lr_decay_steps=1, lr_decay_style='constant', {args})")


def values(call, parameters, steps, dtype):
    group, values = {}, []
    sched = eval(call, globals(), {"opt": SimpleNamespace(param_groups=[group])})
    for _ in range(steps[-1] + 1):
        values.append(float(group["weight_decay" if "start_wd" in parameters else "lr"]))
        sched.step(1)
    return [values[k] for k in steps]


def marks(p):
    return [p.lr_warmup_steps, p.lr_decay_steps - p.wsd_decay_steps, p.lr_decay_steps]


def rate(style, *cases):
    names = ("init_lr", "max_lr", "min_lr", "lr_warmup_steps", "lr_decay_steps")
    cases = [dict(zip(names, numbers), lr_decay_style=style, **own) for *numbers, own in cases]
    return Family(f"megatron.{style}", RATE, marks, cases)


def tail(steps, style, **own):
    return dict(wsd_decay_steps=steps, lr_wsd_decay_style=style, **own)


FAMILIES = [
    rate("constant", (0.0, 0.003, 0.0, 8, 40, {}),
         (0.001, 0.02, 0.0005, 0, 20, {})),
    rate("linear", (0.0, 0.02, 0.0, 5, 60, {}),
         (0.0001, 0.003, 0.0003, 25, 210, {}),
         (0.0, 0.01, 0.001, 0, 33, {})),
    rate("cosine", (0.0, 0.02, 0.0, 7, 50, {}),
         (0.00001, 0.001, 0.0001, 30, 300, {}),
         (0.0, 0.01, 0.001, 0, 34, {}),
         (0.0, 0.01, 0.002, 19, 20, {})),
    rate("inverse-square-root", (0.0, 0.01, 0.0, 9, 120, {}),
         (0.0, 0.003, 0.001, 16, 250, dict(note="held at min_lr from 9 warmups on")),
         (0.0, 0.02, 0.0, 0, 45, dict(note="counts as a warmup of 1: the peak at 0 and at 1"))),
    rate("WSD", (0.0, 0.02, 0.0, 6, 80, tail(25, "linear")),
         (0.0001, 0.003, 0.0002, 20, 150, tail(50, "cosine")),
         (0.0, 0.01, 0.0005, 0, 90, tail(30, "exponential", note="2 * 0.5**x - 1")),
         (0.0, 0.004, 0.0001, 12, 110, tail(40, "minus_sqrt")),
         (0.0, 0.01, 0.001, 10, 60, tail(55, "linear", note="the tail would begin in the warmup: the rate jumps at its end"))),
    Family("megatron.weight_decay", WEIGHT_DECAY, lambda p: [p.wd_incr_steps], [
        dict(start_wd=0.01, end_wd=0.1, wd_incr_steps=45, wd_incr_style="linear"),
        dict(start_wd=0.0, end_wd=0.2, wd_incr_steps=110, wd_incr_style="cosine"),
    ]),
]
