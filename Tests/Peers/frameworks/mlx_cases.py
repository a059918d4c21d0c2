"""mlx.optimizers' schedulers, in float32: the only type they come in."""

from importlib.metadata import version

import mlx.core as mx
import mlx.optimizers as mlx_optim  # noqa: F401: the calls name it

from family import Family

mx.set_default_device(mx.cpu)

PEER = "mlx"
VERSION = f"{version('mlx')} (cpu)"
HARNESS = {"float32": "value = schedule(mx.array(step, uint64)).item() (as the optimizer calls it)"}


def values(call, parameters, steps, dtype):
    schedule = eval(call)
    return [schedule(mx.array(step, mx.uint64)).item() for step in steps]


FAMILIES = [
    Family("mlx.linear", "mlx_optim.linear_schedule({init}, {end}, steps={steps})", lambda p: [p.steps], [
        dict(init=0.0, end=0.003, steps=15),
        dict(init=0.02, end=0.0001, steps=130),
        dict(init=0.01, end=0.1, steps=1),
    ]),
    Family("mlx.cosine", "mlx_optim.cosine_decay({init}, {decay_steps}, end={end})", lambda p: [p.decay_steps], [
        dict(init=0.02, decay_steps=37, end=0.0),
        dict(init=0.001, decay_steps=200, end=0.0002),
        dict(init=0.05, decay_steps=1001, end=0.00005),
    ]),
    Family("mlx.exponential", "mlx_optim.exponential_decay({init}, {decay_rate})", lambda p: [120], [
        dict(init=0.02, decay_rate=0.97),
        dict(init=0.0003, decay_rate=0.999),
    ]),
    Family("mlx.step", "mlx_optim.step_decay({init}, {decay_rate}, {step_size})",
           lambda p: [n * p.step_size for n in range(1, 5)], [
        dict(init=0.2, decay_rate=0.5, step_size=7),
        dict(init=0.01, decay_rate=0.3, step_size=40),
    ]),
    Family("mlx.join",
           "mlx_optim.join_schedules([mlx_optim.linear_schedule(0.0, {peak}, steps={warmup}), "
           "mlx_optim.cosine_decay({peak}, {decay_steps})], [{warmup}])",
           lambda p: [p.warmup, p.warmup + p.decay_steps], [
        dict(warmup=6, peak=0.02, decay_steps=60),
        dict(warmup=25, peak=0.001, decay_steps=175),
        dict(warmup=100, peak=0.0006, decay_steps=1900),
    ]),
]
