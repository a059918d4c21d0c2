"""The libraries' own schedules of a case."""

import optax
import torch
import transformers
from fvcore.common.param_scheduler import (
    CompositeParamScheduler,
    ConstantParamScheduler,
    CosineParamScheduler,
    LinearParamScheduler,
)

from cases import PEAK


def optimizer():
    made = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=PEAK)
    made.step()
    return made


def optax_schedule(case):
    if case.holds:
        parts = [
            optax.linear_schedule(0.0, PEAK, case.warmup),
            optax.constant_schedule(PEAK),
            optax.linear_schedule(PEAK, 0.0, case.decay),
        ]
        return optax.join_schedules(parts, [case.warmup, case.start])
    return optax.warmup_cosine_decay_schedule(0.0, PEAK, case.warmup, case.length)


def transformers_scheduler(case):
    if case.holds:
        return transformers.get_wsd_schedule(
            optimizer(), case.warmup, case.decay, case.length, decay_type="linear"
        )
    return transformers.get_cosine_schedule_with_warmup(optimizer(), case.warmup, case.length)


def transformers_rate(case):
    factor = transformers_scheduler(case).lr_lambdas[0]
    return lambda step: PEAK * factor(step)


def fvcore_rate(case):
    fall = LinearParamScheduler if case.holds else CosineParamScheduler
    parts = [
        (LinearParamScheduler(0.0, PEAK), case.warmup),
        (ConstantParamScheduler(PEAK), case.start - case.warmup),
        (fall(PEAK, 0.0), case.decay),
    ]
    parts = [part for part in parts if part[1]]
    schedule = CompositeParamScheduler(
        [part for part, _ in parts],
        lengths=[steps / case.length for _, steps in parts],
        interval_scaling=["rescaled"] * len(parts),
    )
    return lambda step: schedule(step / case.length)
