"""keras.optimizers.schedules on the torch backend, in float64 and float32."""

import os

os.environ["KERAS_BACKEND"] = "torch"

import keras  # noqa: E402
import torch  # noqa: E402
from keras.optimizers import schedules as KS  # noqa: E402, F401: the calls name it

from family import Family  # noqa: E402

PEER = "keras"
VERSION = f"{keras.__version__} (torch backend, torch {torch.__version__})"
HARNESS = {
    dtype: f"KERAS_BACKEND=torch, floatx={dtype}; value = float(schedule(python int step))"
    for dtype in ("float64", "float32")
}


def values(call, parameters, steps, dtype):
    keras.config.set_floatx(dtype)
    schedule = eval(call)
    return [float(schedule(step)) for step in steps]


def several(p):
    return [n * p.decay_steps for n in range(1, 5)]


def restarts(p):
    ends, length = [], p.first_decay_steps
    for _ in range(4):
        ends.append((ends[-1] if ends else 0) + length)
        length *= p.get("t_mul", 2.0)
    return ends


FAMILIES = [
    Family("keras.ExponentialDecay", "KS.ExponentialDecay({args})", several, [
        dict(initial_learning_rate=0.02, decay_steps=40, decay_rate=0.7),
        dict(initial_learning_rate=0.003, decay_steps=15, decay_rate=0.5, staircase=True),
    ]),
    Family("keras.InverseTimeDecay", "KS.InverseTimeDecay({args})", several, [
        dict(initial_learning_rate=0.02, decay_steps=25, decay_rate=0.8),
        dict(initial_learning_rate=0.004, decay_steps=10, decay_rate=2.0, staircase=True),
    ]),
    Family("keras.PiecewiseConstantDecay", "KS.PiecewiseConstantDecay({args})", lambda p: p.boundaries, [
        dict(boundaries=[12], values=[0.03, 0.004]),
        dict(boundaries=[20, 21, 55, 90], values=[0.1, 0.05, 0.2, 0.01, 0.0]),
    ]),
    Family("keras.PolynomialDecay", "KS.PolynomialDecay({args})",
           lambda p: several(p)[:3] if p.cycle else [p.decay_steps], [
        dict(initial_learning_rate=0.02, decay_steps=45, end_learning_rate=0.0, power=1.0),
        dict(initial_learning_rate=0.003, decay_steps=120, end_learning_rate=0.0001, power=0.5),
        dict(initial_learning_rate=0.01, decay_steps=80, end_learning_rate=0.0005, power=3.0),
        dict(initial_learning_rate=0.04, decay_steps=17, end_learning_rate=0.004, power=1.0, cycle=True,
             note="cycle n decays over n * decay_steps from step 0: each restart is lower, and one step after the end"),
    ]),
    Family("keras.CosineDecay", "KS.CosineDecay({args})", lambda p: [p.warmup_steps, p.warmup_steps + p.decay_steps], [
        dict(initial_learning_rate=0.02, decay_steps=41),
        dict(initial_learning_rate=0.004, decay_steps=150, alpha=0.1),
        dict(initial_learning_rate=0.0, decay_steps=90, alpha=0.0, warmup_target=0.01, warmup_steps=12),
        dict(initial_learning_rate=0.001, decay_steps=33, alpha=0.05, warmup_target=0.03, warmup_steps=1),
        dict(initial_learning_rate=0.002, decay_steps=1500, alpha=0.2, warmup_target=0.005, warmup_steps=150),
    ]),
    Family("keras.CosineDecayRestarts", "KS.CosineDecayRestarts({args})", restarts, [
        dict(initial_learning_rate=0.02, first_decay_steps=11),
        dict(initial_learning_rate=0.005, first_decay_steps=30, t_mul=1.0, m_mul=0.5, alpha=0.0),
        dict(initial_learning_rate=0.01, first_decay_steps=8, t_mul=3.0, m_mul=0.7, alpha=0.1),
        dict(initial_learning_rate=0.03, first_decay_steps=10, t_mul=1.5, m_mul=1.0, alpha=0.05,
             note="in float32 floor(log) misses the restart at 25: still the minimum there"),
    ]),
]
