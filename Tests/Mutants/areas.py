"""The areas of the sources, and the tests that must notice what is broken there."""

import os
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
    Area("SVG", "SVG", ["Sources/SVG"], "SVGTests"),
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

# Numbers of their own, whose operators are broken too.
TYPES = {"Schedules": ["DoubleDouble"]}

# Modules in an order in which each finds those that it imports.
ORDER = "Schedules Logs SVG Files LossLaws Exchange TrainingSteps SchedulePlots lrs".split()


def tests_of(mutant):
    """The tests that must notice it."""
    return ELSEWHERE.get(os.path.basename(mutant["file"]), mutant["tests"])
