"""All rates of a schedule, as each library does it best.

Buffers and the steps' numbers are made before, and stay. Where a library has several ways that its
users write, each is tried and the fastest kept.
"""

import math
import platform
import time
import warnings

warnings.filterwarnings("ignore")

import fvcore
import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch
import transformers

import callables
from cases import PEAK, Subject


def versions():
    modules = (np, torch, jax, optax, transformers, fvcore)
    named = [f"{module.__name__} {module.__version__}" for module in modules]
    return ", ".join([f"Python {platform.python_version()}"] + named)


def fastest(ways):
    """The one of several that takes least, by the second best of five."""

    def seconds(run):
        run()
        times = []
        for _ in range(5):
            start = time.perf_counter()
            run()
            times.append(time.perf_counter() - start)
        return sorted(times)[1]

    return min(ways, key=seconds)


def numpy_fill(case):
    """float64, slices in place."""
    out = np.empty(case.length)
    steps = np.arange(case.length, dtype=np.float64)
    left = np.arange(case.decay, 0, -1, dtype=np.float64)
    rise, hold, fall = out[: case.warmup], out[case.warmup : case.start], out[case.start :]

    def line():
        np.multiply(left, PEAK / case.decay, out=fall)

    def cosine():
        np.multiply(steps[: case.decay], np.pi / case.decay, out=fall)
        np.cos(fall, out=fall)
        np.add(fall, 1, out=fall)
        np.multiply(fall, PEAK / 2, out=fall)

    decay = line if case.holds else cosine

    def run():
        np.multiply(steps[: case.warmup], PEAK / max(case.warmup, 1), out=rise)
        hold[:] = PEAK
        decay()

    return Subject(run, case.length, lambda step: (run(), float(out[step]))[1])


def torch_fill(case, threads):
    """float64, slices in place, from the steps' numbers or by linspace."""
    torch.set_num_threads(threads)
    out = torch.empty(case.length, dtype=torch.float64)
    steps = torch.arange(case.length, dtype=torch.float64)
    left = torch.arange(case.decay, 0, -1, dtype=torch.float64)
    rise, hold, fall = out[: case.warmup], out[case.warmup : case.start], out[case.start :]
    w, d = case.warmup, case.decay

    def by_steps():
        torch.mul(steps[:w], PEAK / max(w, 1), out=rise)
        hold.fill_(PEAK)
        if case.holds:
            torch.mul(left, PEAK / d, out=fall)
        else:
            torch.mul(steps[:d], math.pi / d, out=fall)
            fall.cos_().add_(1).mul_(PEAK / 2)

    def by_linspace():
        torch.linspace(0, PEAK * (w - 1) / max(w, 1), w, out=rise)
        hold.fill_(PEAK)
        if case.holds:
            torch.linspace(PEAK, PEAK / d, d, out=fall)
        else:
            torch.linspace(0, math.pi * (d - 1) / d, d, out=fall)
            fall.cos_().add_(1).mul_(PEAK / 2)

    run = fastest([by_steps, by_linspace])
    return Subject(run, case.length, lambda step: (run(), float(out[step]))[1])


def optax_fill(case, x64):
    """jitted, of the counts as whole numbers, as floats, or made inside."""
    with jax.enable_x64(x64):
        schedule = callables.optax_schedule(case)
        counts = jnp.arange(case.length)
        floats = counts.astype(jnp.float64 if x64 else jnp.float32)
        jitted = jax.jit(schedule)
        inside = jax.jit(lambda: schedule(jnp.arange(case.length)))

    def way(call):
        def run():
            with jax.enable_x64(x64):
                return call().block_until_ready()

        return run

    run = fastest([way(lambda: jitted(counts)), way(lambda: jitted(floats)), way(inside)])
    return Subject(run, case.length, lambda step: float(run()[step]))


def loop(make):
    """A Python function, asked for 100 000 steps all over the schedule."""

    def subject(case):
        rate = make(case)
        count = min(case.length, 100_000)
        steps = range(0, case.length, case.length // count)

        def run():
            return np.fromiter(map(rate, steps), np.float64, count)

        return Subject(run, count, rate)

    return subject


PEERS = {
    "numpy": numpy_fill,
    "torch": lambda case: torch_fill(case, 1),
    "torch, two cores": lambda case: torch_fill(case, 2),
    "optax float32": lambda case: optax_fill(case, False),
    "optax float64": lambda case: optax_fill(case, True),
    "loop over transformers' lambda": loop(callables.transformers_rate),
    "loop over fvcore's schedule": loop(callables.fvcore_rate),
}
