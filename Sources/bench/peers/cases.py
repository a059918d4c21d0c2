"""The schedules that ours and theirs make: PeerCases.swift has them too."""

from dataclasses import dataclass
from typing import Callable

PEAK = 3e-4


class Case:
    """A twentieth of warmup; where there is a hold, up to the middle; to 0 at the end."""

    def __init__(self, name, length):
        if name not in ("warmup-cosine", "warmup-hold-linear", "cosine"):
            raise LookupError(f"there is no case {name!r}")
        self.name, self.length = name, length
        self.holds = name == "warmup-hold-linear"
        self.warmup = 0 if name == "cosine" else length // 20
        self.start = length // 2 if self.holds else self.warmup
        """The step that the decay begins at."""
        self.decay = length - self.start


@dataclass
class Subject:
    """Something to measure: what a call of `run` takes stands for so many steps."""

    run: Callable
    steps: int
    rate: Callable
