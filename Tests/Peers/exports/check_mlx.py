"""mlx: the function in a real optimizer, over all steps, its state saved in the middle."""

import os
import tempfile

from cases import Report, cases, require

mx, optim, utils = require("mlx.core", "mlx.optimizers", "mlx.utils")
mx.set_default_device(mx.cpu)

report = Report("mlx")
for case in cases("mlx"):
    rate = case.module("mlx").learning_rate
    report.floats(case, lambda step: rate(step).item())
    if not case.is_short:
        continue
    n = case.length + 5
    used = []
    optimizer = optim.SGD(learning_rate=rate)
    for step in range(n):
        if step == n // 2:
            with tempfile.TemporaryDirectory() as folder:
                file = os.path.join(folder, "state.npz")
                mx.savez(file, **dict(utils.tree_flatten(optimizer.state)))
                optimizer = optim.SGD(learning_rate=rate)
                optimizer.state = utils.tree_unflatten(list(mx.load(file).items()))
        moved = optimizer.apply_gradients({"w": mx.array(-1.0)}, {"w": mx.array(0.0)})
        mx.eval(moved, optimizer.state)
        used.append(moved["w"].item())
    own = [rate(step).item() for step in range(n)]
    for step in range(n):
        report.same(case, step, used[step], own[step])
report.end()
