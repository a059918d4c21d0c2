"""The exported files, what the schedule's rates are, and how far rates are apart."""

import fractions
import importlib.machinery
import importlib.util
import json
import math
import pathlib
import struct
import sys

# Curves that fractions and roots make: their exported functions give the schedule's rates to the bit.
EXACT_CURVES = {"hold", "linear", "inverseSquareRoot", "table"}
EXACT_POWERS = {0.5, 1, 2}
ULP = 4
FLOAT32 = 3e-7


class Case:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.name = folder.name
        self.spec = json.loads((folder / "spec.json").read_text())
        rows = [line.split(",") for line in (folder / "rates.txt").read_text().split()]
        self.rates = {int(step): float(rate) for step, rate in rows}
        self.length = sum(phase["steps"] for phase in self.spec["phases"])
        self.peak = max(self.rates.values())

    @property
    def is_exact(self) -> bool:
        def exact(phase):
            curve = phase["curve"]
            return curve in EXACT_CURVES or (
                curve in {"power", "polynomial"} and phase["power"] in EXACT_POWERS
            ) or (curve == "inversePower" and phase["power"] == 1)

        return all(exact(phase) for phase in self.spec["phases"])

    def path(self, target: str) -> pathlib.Path:
        return self.folder / f"{target}.out"

    def has(self, target: str) -> bool:
        return self.path(target).exists()

    def module(self, target: str):
        path = str(self.path(target))
        loader = importlib.machinery.SourceFileLoader(f"{self.name}_{target}".replace("-", "_"), path)
        spec = importlib.util.spec_from_file_location(loader.name, path, loader=loader)
        module = importlib.util.module_from_spec(spec)
        sys.dont_write_bytecode = True
        loader.exec_module(module)
        return module

    @property
    def is_short(self) -> bool:
        """Whether an optimizer can be taken through all of it."""
        return self.length <= 3_000


def cases(target: str):
    folders = sorted(pathlib.Path(sys.argv[1]).iterdir())
    return [case for case in map(Case, folders) if case.has(target)]


def ulps(a: float, b: float) -> int:
    """How many doubles lie between two that are not negative."""
    key = lambda x: struct.unpack("<q", struct.pack("<d", x + 0.0))[0]
    return abs(key(a) - key(b))


def is_tie(case: Case, step: int, rate: float) -> bool:
    """Whether the exact value lies halfway between two doubles, where either is as near.

    The exported function rounds such a value to even; the schedule's arithmetic of 106 bits may not see it.
    """
    module = case.module("python")
    module.float = lambda x: x  # leaves the fraction as it is
    exact = fractions.Fraction(module.learning_rate(step))
    down = math.nextafter(rate, 0.0)
    up = math.nextafter(rate, math.inf)
    halves = [(fractions.Fraction(rate) + fractions.Fraction(x)) / 2 for x in (down, up)]
    return any(abs(exact - half) < fractions.Fraction(up - rate) / 2**45 for half in halves)


class Report:
    """Counts what agrees, names what does not."""

    def __init__(self, target: str):
        self.target = target
        self.cases = self.rates = self.used = 0
        self.worst_exact = self.worst = 0
        self.worst_float = 0.0
        self.ties = 0
        self.names = {}
        self.faults = []

    def fault(self, text: str):
        self.faults.append(text)

    def doubles(self, case: Case, function):
        """The exported function against the schedule, in ulp."""
        self.cases += 1
        for step, rate in case.rates.items():
            distance = ulps(function(step), rate)
            self.rates += 1
            allowed = 0 if case.is_exact else ULP
            if distance == 1 and case.is_exact and is_tie(case, step, rate):
                self.ties += 1
                continue
            if case.is_exact:
                self.worst_exact = max(self.worst_exact, distance)
            else:
                self.worst = max(self.worst, distance)
            if distance > allowed:
                self.fault(f"{case.name} step {step}: {function(step)} is {distance} ulp from {rate}")

    def floats(self, case: Case, function):
        """The exported function against the schedule, in shares of the peak."""
        self.cases += 1
        for step, rate in case.rates.items():
            value = function(step)
            self.rates += 1
            distance = abs(value - rate) / case.peak if case.peak else abs(value)
            if distance > self.worst_float:
                self.worst_float = distance
                self.names["float"] = case.name
            if not distance <= FLOAT32:
                self.fault(f"{case.name} step {step}: {value} is {distance:.2e} of the peak from {rate}")

    def same(self, case: Case, step: int, used: float, own: float):
        """The rate that the optimizer used against the exported function's."""
        self.used += 1
        if used != own:
            self.fault(f"{case.name} update {step}: used {used}, the file gives {own}")

    def end(self):
        words = [f"{self.target}: {self.cases} files, {self.rates} rates, {self.used} updates of an optimizer"]
        if self.worst_float:
            words.append(f"worst {self.worst_float:.2e} of the peak ({self.names['float']})")
        elif self.rates:
            words.append(f"worst {self.worst_exact} ulp where exact, {self.worst} ulp elsewhere")
            words.append(f"{self.ties} halfway between two doubles, rounded the other way")
        print("; ".join(words) + ("" if not self.faults else f"; {len(self.faults)} FAULTS"))
        for fault in self.faults[:12]:
            print("  " + fault)
        sys.exit(1 if self.faults else 0)


def require(*names: str):
    """Imports modules; says which is missing, and ends the check with 2 and without a claim."""
    modules = []
    for name in names:
        try:
            modules.append(importlib.import_module(name))
        except Exception as error:
            print(f"NOT CHECKED: {name} cannot be imported ({type(error).__name__}: {str(error)[:120]})")
            sys.exit(2)
    return modules[0] if len(modules) == 1 else modules
