#!/usr/bin/env python3
"""Times what others do for warmup and cosine: numpy, torch, optax, and one step of a scheduler.

    python3 -m venv /tmp/peers
    /tmp/peers/bin/pip install numpy==2.4.6 torch==2.15.0 "jax[cpu]==0.10.2" optax==0.2.8 transformers==5.23.0
    env -u OPENBLAS_CORETYPE /tmp/peers/bin/python Sources/bench/peers.py

Nanoseconds a step, the median of nine.
"""
import os
import statistics
import time

os.environ["JAX_ENABLE_X64"] = "1"
import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch

PEAK = 3e-4


def median(f, steps, repeats=9):
    f()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        f()
        times.append((time.perf_counter() - start) / steps * 1e9)
    return statistics.median(times)


for n in (10**6, 10**7):
    out = np.empty(n)
    steps = np.arange(n, dtype=np.float64)

    def numpy_cosine():
        np.multiply(steps, np.pi / n, out=out)
        np.cos(out, out=out)
        np.add(out, 1, out=out)
        np.multiply(out, PEAK / 2, out=out)

    print(f"{n} steps: numpy cosine {median(numpy_cosine, n):.2f}", flush=True)
    k, t = torch.arange(n, dtype=torch.float64), torch.empty(n, dtype=torch.float64)

    def torch_cosine():
        torch.mul(k, np.pi / n, out=t)
        t.cos_().add_(1).mul_(PEAK / 2)

    for threads in (1, 2):
        torch.set_num_threads(threads)
        print(f"{n} steps: torch cosine, {threads} cores {median(torch_cosine, n):.2f}", flush=True)
    for kind in (jnp.float32, jnp.float64):
        schedule = jax.jit(optax.cosine_decay_schedule(kind(PEAK), n))
        count = jnp.arange(n).astype(kind)
        time_taken = median(lambda: schedule(count).block_until_ready(), n)
        print(f"{n} steps: optax cosine {kind.__name__} {time_taken:.2f}", flush=True)

optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=PEAK)
optimizer.step()
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 10**6)


def torch_steps():
    for _ in range(2000):
        scheduler.step()


print(f"one step: torch CosineAnnealingLR.step {median(torch_steps, 2000):.0f}")
