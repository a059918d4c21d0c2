"""timm.scheduler: the rate in the optimizer after sched.step(t)."""

import sys
from importlib.metadata import version
from importlib.util import find_spec, module_from_spec

from family import Family
from frameworks.torch_cases import sgd

# Not executed: timm's own __init__ loads its models, hence torchvision; its schedulers need only torch.
sys.modules["timm"] = module_from_spec(find_spec("timm"))
from timm.scheduler.cosine_lr import CosineLRScheduler  # noqa: E402, F401: the calls name them
from timm.scheduler.multistep_lr import MultiStepLRScheduler  # noqa: E402, F401
from timm.scheduler.poly_lr import PolyLRScheduler  # noqa: E402, F401
from timm.scheduler.step_lr import StepLRScheduler  # noqa: E402, F401
from timm.scheduler.tanh_lr import TanhLRScheduler  # noqa: E402, F401
from timm.scheduler.wsd_lr import WSDLRScheduler  # noqa: E402, F401

PEER = "timm"
VERSION = version("timm")
HARNESS = {"float64": 'value at t = opt.param_groups[0]["lr"] after sched.step(t)'}


def values(call, parameters, steps, dtype):
    opt = sgd(parameters["lr"])
    sched = eval(call, globals(), {"opt": opt})
    rates = []
    for t in steps:
        sched.step(t)
        rates.append(float(opt.param_groups[0]["lr"]))
    return rates


def cycles(p):
    """The warmup's end and the cycles' ends."""
    ends, length = [p.warmup_t if p.warmup_prefix else 0], p.t_initial
    for _ in range(p.cycle_limit or 1):
        ends.append(ends[-1] + length)
        length *= p.cycle_mul or 1
    return [p.warmup_t] + ends


def decays(p):
    ends = p.decay_t if isinstance(p.decay_t, list) else [n * p.decay_t for n in range(1, 5)]
    return [p.warmup_t] + [end + (p.warmup_t if p.get("warmup_prefix", True) else 0) for end in ends]


def wsd(p):
    end = p.warmup_t + p.t_initial
    return [p.warmup_t, end - p.decay_t, end]


FAMILIES = [
    Family("timm.cosine", "CosineLRScheduler(opt, {args})", cycles, [
        dict(lr=0.02, t_initial=45, lr_min=0.0),
        dict(lr=0.01, t_initial=120, lr_min=0.0001, warmup_t=10, warmup_lr_init=0.0002,
             note="the warmup is part of t_initial: the rate jumps down at its end"),
        dict(lr=0.003, t_initial=60, lr_min=0.0002, warmup_t=7, warmup_lr_init=0.0, warmup_prefix=True),
        dict(lr=0.05, t_initial=10, lr_min=0.001, cycle_mul=3.0, cycle_decay=0.4, cycle_limit=3),
        dict(lr=0.02, t_initial=5, lr_min=0.0, cycle_mul=3.0, cycle_limit=6,
             note="a cycle found by floor(log): log(243, 3) < 5, so at 605 the rate is still lr_min"),
        dict(lr=0.01, t_initial=15, lr_min=0.0, cycle_decay=0.8, cycle_limit=4, warmup_t=5, warmup_lr_init=0.001, warmup_prefix=True),
        dict(lr=0.004, t_initial=100, lr_min=0.00001, k_decay=1.5),
    ]),
    Family("timm.poly", "PolyLRScheduler(opt, {args})", cycles, [
        dict(lr=0.02, t_initial=55, note="the power is 0.5 unless given"),
        dict(lr=0.003, t_initial=140, power=2.0, lr_min=0.0001, warmup_t=12, warmup_lr_init=0.00003),
        dict(lr=0.01, t_initial=70, power=0.9, lr_min=0.0, warmup_t=9, warmup_lr_init=0.0, warmup_prefix=True),
        dict(lr=0.05, t_initial=12, power=1.0, lr_min=0.002, cycle_mul=2.0, cycle_decay=0.5, cycle_limit=3),
        dict(lr=0.004, t_initial=80, power=3.0, k_decay=2.0),
    ]),
    Family("timm.tanh", "TanhLRScheduler(opt, {args})", cycles, [
        dict(lr=0.02, t_initial=50, lr_min=0.0),
        dict(lr=0.003, t_initial=130, lr_min=0.00002, warmup_t=15, warmup_lr_init=0.0001, warmup_prefix=True),
        dict(lr=0.01, t_initial=90, lb=-5.0, ub=3.0, lr_min=0.0005, warmup_t=8, warmup_lr_init=0.0,
             note="without a prefix the warmup leads to the curve's own value at its end"),
        dict(lr=0.05, t_initial=14, lb=-4.0, ub=4.0, lr_min=0.001, cycle_mul=2.0, cycle_decay=0.5, cycle_limit=2),
    ]),
    Family("timm.step", "StepLRScheduler(opt, {args})", decays, [
        dict(lr=0.2, decay_t=11, decay_rate=0.5),
        dict(lr=0.05, decay_t=24, decay_rate=0.3, warmup_t=6, warmup_lr_init=0.005),
        dict(lr=0.01, decay_t=20, decay_rate=0.7, warmup_t=10, warmup_lr_init=0.0, warmup_prefix=False),
        dict(lr=0.1, decay_t=2.4, decay_rate=0.97, note="a decay every 2.4 steps"),
    ]),
    Family("timm.multistep", "MultiStepLRScheduler(opt, {args})", decays, [
        dict(lr=0.2, decay_t=[12, 30], decay_rate=0.2),
        dict(lr=0.03, decay_t=[20, 45, 46, 80], decay_rate=0.5, warmup_t=5, warmup_lr_init=0.001),
        dict(lr=0.03, decay_t=[20, 45], decay_rate=0.1, warmup_t=8, warmup_lr_init=0.0, warmup_prefix=False),
    ]),
    Family("timm.wsd", "WSDLRScheduler(opt, {args})", wsd, [
        dict(lr=0.02, t_initial=60, decay_t=18, warmup_t=6, note="the tail is 1-sqrt unless given"),
        dict(lr=0.01, t_initial=90, decay_t=30, lr_min=0.0005, decay_fn="linear"),
        dict(lr=0.003, t_initial=110, decay_t=110, lr_min=0.0, decay_fn="cosine", warmup_t=10, warmup_lr_init=0.0003),
        dict(lr=0.005, t_initial=80, decay_t=25, lr_min=0.0001, decay_fn="power", decay_power=2.0, warmup_t=4),
        dict(lr=0.004, t_initial=75, decay_t=20, lr_min=0.00004, decay_fn="exp", decay_ratio=0.05, warmup_t=3),
        dict(lr=0.02, t_initial=150, decay_t=40, stable_fn="rsqrt", decay_fn="linear", warmup_t=12),
        dict(lr=0.01, t_initial=100, decay_t=30, lr_min=0.002, stable_fn="power", stable_power=0.8, stable_timescale=20.0, warmup_t=5),
    ]),
]
