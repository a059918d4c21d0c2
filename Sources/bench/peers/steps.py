"""One step of a schedule, as a training loop takes it."""

import itertools

import jax
import jax.numpy as jnp
import torch

import callables
from cases import Subject


def scheduler(make):
    """An object that sets the optimizer's rate at each step."""

    def subject(case):
        def rate(step):
            stepped = make(case)
            for _ in range(step):
                stepped.step()
            return stepped.get_last_lr()[0]

        return Subject(make(case).step, 1, rate)

    return subject


def function(make):
    """A function of the step, asked for one after the other."""

    def subject(case):
        rate = make(case)
        steps = itertools.cycle(range(case.length))
        return Subject(lambda: rate(next(steps)), 1, lambda step: float(rate(step)))

    return subject


def torch_cosine(case):
    return torch.optim.lr_scheduler.CosineAnnealingLR(callables.optimizer(), case.length)


def optax_jitted(case):
    """The count is on the device, as an optimizer's state holds it."""
    rate = jax.jit(callables.optax_schedule(case))
    counts = itertools.cycle([jnp.asarray(step) for step in range(1_000)])
    return Subject(
        lambda: rate(next(counts)).block_until_ready(), 1, lambda step: float(rate(step))
    )


def optax_float(case):
    rate = jax.jit(callables.optax_schedule(case))
    return lambda step: float(rate(step))


PEERS = {
    "torch CosineAnnealingLR.step": scheduler(torch_cosine),
    "transformers LambdaLR.step": scheduler(callables.transformers_scheduler),
    "transformers' lambda": function(callables.transformers_rate),
    "optax, jitted": optax_jitted,
    "optax, jitted, as a float": function(optax_float),
    "fvcore's schedule": function(callables.fvcore_rate),
}
