"""composer: the function compiled by Composer into a scheduler of a real optimizer, by its own clock."""

import importlib
import importlib.abc
import importlib.machinery
import sys
import types

from cases import Report, cases, require

torch = require("torch")
STUBBED = set()


class Stub(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """What Composer imports and its schedulers do not need, as far as importing goes.

    torchvision is for data sets, and no build of it fits every torch; mcli is for MosaicML's own platform.
    """

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in STUBBED:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return types.ModuleType(spec.name)

    def exec_module(self, module):
        def missing(name):
            # Python itself asks modules for names with underscores.
            if name.startswith("__"):
                raise AttributeError(name)
            return type(name, (), {})

        module.__getattr__ = missing


for wanted in ["torchvision", "mcli"]:
    try:
        importlib.import_module(wanted)
    except Exception:
        for known in [name for name in sys.modules if name.split(".")[0] == wanted]:
            del sys.modules[known]
        STUBBED.add(wanted)
sys.meta_path.insert(0, Stub())
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
