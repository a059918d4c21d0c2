"""Counts what agrees, names what does not, and keeps figures for the table of all targets."""

import dataclasses
import json
import os
import pathlib
import sys

from bounds import EXACT, EXACT_CURVES, FLOAT32, bound, is_tie, ulps
from cases import Case


@dataclasses.dataclass
class Figure:
    """What one target is on one curve."""

    rates: int = 0
    off: int = 0
    ties: int = 0
    worst: float = 0.0


class Report:
    def __init__(self, target: str):
        self.target = target
        self.cases = self.used = 0
        self.unit = ""
        self.figures: dict[str, Figure] = {}
        self.faults = []
        self.words: list[str] = []

    def fault(self, text: str):
        self.faults.append(text)

    def figure(self, case: Case, step: int) -> Figure:
        figure = self.figures.setdefault(case.curve(step), Figure())
        figure.rates += 1
        return figure

    def doubles(self, case: Case, function):
        """The exported function against the schedule, in ulp."""
        self.cases += 1
        self.unit = "ulp"
        for step, rate in case.rates.items():
            figure = self.figure(case, step)
            value = function(step)
            distance = ulps(value, rate)
            if distance == 0:
                continue
            figure.off += 1
            curve = case.curve(step)
            if distance == 1 and curve in EXACT_CURVES and is_tie(case, step, rate):
                figure.ties += 1
                continue
            figure.worst = max(figure.worst, distance)
            if distance > bound(curve):
                self.fault(f"{case.name} step {step}, {curve}: {value} is {distance} ulp from {rate}")

    def floats(self, case: Case, function, every: int = 1):
        """The exported function against the schedule, in shares of the peak."""
        self.cases += 1
        self.unit = "of the peak"
        for step, rate in list(case.rates.items())[::every]:
            figure = self.figure(case, step)
            value = function(step)
            distance = abs(value - rate) / case.peak if case.peak else abs(value)
            figure.worst = max(figure.worst, distance)
            if not distance <= FLOAT32:
                self.fault(f"{case.name} step {step}: {value} is {distance:.2e} of the peak from {rate}")

    def same(self, case: Case, step: int, used: float, own: float):
        """The rate that the optimizer used against the exported function's."""
        self.used += 1
        if used != own:
            self.fault(f"{case.name} update {step}: used {used}, the file gives {own}")

    def near(self, case: Case, step: int, used: float, rate: float, allowed: float = 1e-14):
        """The rate that an optimizer used of a framework's own formula, against the schedule's."""
        self.used += 1
        self.unit = "of the peak"
        figure = self.figure(case, step)
        distance = abs(used - rate) / case.peak
        figure.worst = max(figure.worst, distance)
        if not distance <= allowed:
            self.fault(f"{case.name} update {step}: used {used}, not {rate}")

    def end(self):
        words = [f"{self.target}: {self.cases} files"]
        if rates := sum(figure.rates for figure in self.figures.values()):
            worst = max(self.figures.items(), key=lambda item: item[1].worst)
            number = f"{worst[1].worst:.2g}"
            words.append(f"{rates} rates, the worst {number} {self.unit} away ({worst[0]})")
        if self.unit == "ulp":
            exact = [figure for curve, figure in self.figures.items() if curve in EXACT_CURVES]
            words.append(
                f"of {sum(figure.rates for figure in exact)} of exact curves "
                f"{sum(figure.off - figure.ties for figure in exact)} off, where {EXACT} ulp is allowed, "
                f"and {sum(figure.ties for figure in exact)} halfway between two doubles"
            )
        words += self.words
        if self.used:
            words.append(f"{self.used} updates of an optimizer")
        print("; ".join(words) + (f"; {len(self.faults)} FAULTS" if self.faults else ""))
        for fault in self.faults[:12]:
            print("  " + fault)
        if (folder := os.environ.get("LRS_FIGURES")) and self.figures:
            figures = {curve: dataclasses.asdict(figure) for curve, figure in self.figures.items()}
            data = {"target": self.target, "unit": self.unit, "figures": figures}
            (pathlib.Path(folder) / f"{self.target}.json").write_text(json.dumps(data))
        sys.exit(1 if self.faults or not self.cases else 0)
