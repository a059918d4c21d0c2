"""composer: the function compiled by Composer into a scheduler of a real optimizer, by its own clock."""

import importlib.machinery
import sys
import types

from cases import Report, cases, require

torch = require("torch")


def missing(name):
    """A class for any name but those that Python itself asks a module for."""
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {})


# Composer imports torchvision for its data sets alone, and no build of it fits every torch.
if "torchvision" not in sys.modules:
    try:
        import torchvision  # noqa: F401
    except Exception:
        stub = types.ModuleType("torchvision")
        stub.__spec__ = importlib.machinery.ModuleSpec("torchvision", None)
        for name in ["transforms", "datasets", "models"]:
            setattr(stub, name, types.ModuleType(f"torchvision.{name}"))
            sys.modules[f"torchvision.{name}"] = getattr(stub, name)
        stub.transforms.__getattr__ = missing
        stub.datasets.__getattr__ = missing
        sys.modules["torchvision"] = stub
scheduler_module, time_module = require("composer.optim.scheduler", "composer.core.time")

from check_torch import optimizer_of


class State:
    """What of Composer's state a schedule reads: its optimizers and its clock."""

    def __init__(self, optimizer):
        self.optimizers = [optimizer]
        self.timestamp = time_module.Timestamp()


report = Report("composer")
for case in cases("composer"):
    module = case.module("composer")
    report.doubles(case, module.learning_rate)
    if not case.is_short:
        continue
    optimizer = optimizer_of(1.0)
    state = State(optimizer)
    scheduler = scheduler_module.compile_composer_scheduler(module.schedule, state)
    for step in range(case.length + 5):
        report.same(case, step, optimizer.param_groups[0]["lr"], module.learning_rate(step))
        optimizer.step()
        state.timestamp = state.timestamp.to_next_batch()
        if step == case.length // 2:
            saved = state.timestamp.state_dict()
            optimizer = optimizer_of(1.0)
            state = State(optimizer)
            state.timestamp = time_module.Timestamp()
            state.timestamp.load_state_dict(saved)
            scheduler = scheduler_module.compile_composer_scheduler(module.schedule, state)
            continue
        scheduler.step()
report.end()
