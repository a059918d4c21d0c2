"""fvcore.common.param_scheduler: functions of the share of training done."""

import math
from functools import partial
from importlib.metadata import version

from fvcore.common.param_scheduler import *  # noqa: F403: the calls name them

from family import Family

PEER = "fvcore"
VERSION = version("fvcore")
HARNESS = {"float64": "value at k = schedule(where = k / total)"}


def values(call, parameters, steps, dtype):
    schedule = eval(call)
    return [float(schedule(step / parameters["total"])) for step in steps]


Scheduler = partial(Family, past=0, harness_reads=("total",))


def total(p):
    return [p.total]


def parts(p):
    return [p.lengths[0] * p.total, p.total]


def milestones(p):
    part = math.ceil(p.num_updates / len(p["values"]))
    ends = p.milestones or [n * part for n in range(1, len(p["values"]))]
    return [end * p.total / p.num_updates for end in ends] + [p.total]


def even(count):
    """Boundaries of equal parts; their last step is the last one there is."""
    return lambda p: [n * p.total / count(p) for n in range(1, count(p))] + [p.total - 1]


FAMILIES = [
    Scheduler("fvcore.Constant", "ConstantParamScheduler({value})", lambda p: [p.total - 1], [
        dict(total=12, value=0.004),
    ]),
    Scheduler("fvcore.Linear", "LinearParamScheduler(start_value={start}, end_value={end})", total, [
        dict(total=37, start=0.02, end=0.0),
        dict(total=150, start=0.0001, end=0.003),
    ]),
    Scheduler("fvcore.Cosine", "CosineParamScheduler(start_value={start}, end_value={end})", total, [
        dict(total=41, start=0.03, end=0.0),
        dict(total=160, start=0.002, end=0.0001),
        dict(total=30, start=0.0, end=0.01),
    ]),
    Scheduler("fvcore.Exponential", "ExponentialParamScheduler(start_value={start}, decay={decay})", total, [
        dict(total=50, start=0.05, decay=0.02),
        dict(total=120, start=0.004, decay=0.5),
    ]),
    Scheduler("fvcore.Polynomial", "PolynomialDecayParamScheduler(base_value={base}, power={power})", total, [
        dict(total=33, base=0.02, power=1.0),
        dict(total=140, base=0.3, power=0.5),
        dict(total=70, base=0.004, power=2.0),
    ]),
    Scheduler("fvcore.MultiStep", "MultiStepParamScheduler({args})", milestones, [
        dict(total=60, values=[0.2, 0.02, 0.01, 0.001], milestones=[10, 30, 55], num_updates=60),
        dict(total=100, values=[0.5, 0.1, 0.05], milestones=[8, 22], num_updates=50, note="two steps an update"),
        dict(total=91, values=[1.0, 0.3, 0.1, 0.03], num_updates=91, note="no milestones: equal parts of 23 steps, the last shorter"),
    ]),
    Scheduler("fvcore.Step", "StepParamScheduler({args})", even(lambda p: len(p["values"])), [
        dict(total=40, values=[0.1, 0.02, 0.004, 0.0008], num_updates=40),
        dict(total=100, values=[0.3, 0.1, 0.01], num_updates=100),
    ]),
    Scheduler("fvcore.StepWithFixedGamma", "StepWithFixedGammaParamScheduler({args})", even(lambda p: p.num_decays + 1), [
        dict(total=90, base_value=0.2, num_decays=2, gamma=0.1, num_updates=90),
        dict(total=53, base_value=0.01, num_decays=4, gamma=0.5, num_updates=53),
    ]),
    Scheduler("fvcore.Composite_warmup_cosine",
           "CompositeParamScheduler(schedulers=[LinearParamScheduler(start_value={start}, end_value={peak}), "
           "CosineParamScheduler(start_value={peak}, end_value={end})], lengths={lengths}, interval_scaling={interval_scaling})",
           parts, [
        dict(total=100, start=0.0, peak=0.01, end=0.0, lengths=[0.1, 0.9], interval_scaling=["rescaled", "rescaled"]),
        dict(total=1000, start=0.00001, peak=0.001, end=0.00002, lengths=[0.05, 0.95], interval_scaling=["rescaled", "rescaled"]),
        dict(total=67, start=0.001, peak=0.02, end=0.0005, lengths=[0.25, 0.75], interval_scaling=["rescaled", "rescaled"]),
        dict(total=200, start=0.0002, peak=0.004, end=0.0001, lengths=[0.3, 0.7], interval_scaling=["rescaled", "fixed"],
             note="fixed: the cosine runs from the start of training, and is joined at its 30 %"),
        dict(total=40, start=0.0, peak=0.01, end=0.001, lengths=[0.5, 0.5], interval_scaling=["fixed", "rescaled"],
             note="fixed: half of the warmup is walked, then a jump to the peak"),
    ]),
]
