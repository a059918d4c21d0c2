"""The areas of the sources, and the tests that must notice what is broken there."""

import glob
import os
import re
from dataclasses import dataclass


@dataclass
class Area:
    name: str
    module: str
    folders: list
    tests: str


def core(name, *folders):
    return Area(name, "Schedules", [f"Sources/Schedules/{f}" for f in folders or [name]], "SchedulesTests")


AREAS = [
    core("Algebra"),
    core("Curves"),
    core("Evaluation"),
    core("Recipes"),
    core("Lengths"),
    core("Transfer"),
    Area("SchedulePlots", "SchedulePlots", ["Sources/SchedulePlots"], "SchedulePlotsTests"),
    Area("TrainingSteps", "TrainingSteps", ["Sources/TrainingSteps"], "TrainingStepsTests"),
    Area("Logs", "Logs", ["Sources/Logs"], "LogsTests"),
    Area("LossLaws", "LossLaws", ["Sources/LossLaws"], "LossLawsTests"),
    Area("Exchange", "Exchange", ["Sources/Exchange"], "ExchangeTests"),
    Area("Files", "Files", ["Sources/Files"], "FilesTests"),
    Area("lrs", "lrs", ["Sources/lrs"], "lrsTests"),
]

# What a module does for another is tested there.
ELSEWHERE = {"Schedule+Drawing.swift": "SchedulePlotsTests"}

# Curves are evaluated, and what evaluates is tested on curves.
NEAR = {"Curves": ["Curves", "Evaluation"], "Evaluation": ["Evaluation", "Curves"]}

# Numbers of their own, whose operators are broken too.
TYPES = {"Schedules": ["DoubleDouble"]}

# Modules in an order in which each finds those that it imports.
ORDER = "Schedules Logs SVG Files LossLaws Exchange TrainingSteps SchedulePlots lrs".split()


def nearest(area, tree):
    """The suites in the area's own folders of the tests, as a filter; they are asked first."""
    folders = [f"Tests/SchedulesTests/{f}" for f in NEAR.get(area, [area])]
    files = [f for folder in folders for f in glob.glob(os.path.join(tree, folder, "*.swift"))]
    suites = [name for f in files for name in re.findall(r"^struct (\w+Tests)\b", open(f).read(), re.M)]
    return f"^SchedulesTests\\.({'|'.join(sorted(suites))})/" if suites else None
