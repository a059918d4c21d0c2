"""mlx: the function in a real optimizer, over all steps, its state saved in the middle."""

import functools
import os
import tempfile

from cases import cases, require
from report import Report

mx, optim, utils = require("mlx.core", "mlx.optimizers", "mlx.utils")
mx.set_default_device(mx.cpu)


def update(optimizer) -> float:
    """The rate of one update: a gradient of -1 moves the parameter by it."""
    moved = optimizer.apply_gradients({"w": mx.array(-1.0)}, {"w": mx.array(0.0)})
    mx.eval(moved, optimizer.state)
    return moved["w"].item()


report = Report("mlx")
for case in cases("mlx", every=20):
    if fault := case.check_itself("mlx"):
        report.fault(f"{case.name}: {fault}")
    rate = case.module("mlx").learning_rate
    one = functools.cache(lambda step: rate(step).item())
    report.floats(case, one)
    for visit in case.visits:
        optimizer = optim.SGD(learning_rate=rate)
        optimizer.state["step"] = mx.array(visit.start, mx.uint64)
        for index, step in enumerate(visit):
            if index == len(visit) // 2:
                with tempfile.TemporaryDirectory() as folder:
                    file = os.path.join(folder, "state.npz")
                    mx.savez(file, **dict(utils.tree_flatten(optimizer.state)))
                    optimizer = optim.SGD(learning_rate=rate)
                    optimizer.state = utils.tree_unflatten(list(mx.load(file).items()))
            report.same(case, step, update(optimizer), one(step))
report.end()
