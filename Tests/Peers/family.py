"""A family of schedules: how it is called, where something happens, and the parameters tried."""

from dataclasses import dataclass
from string import Formatter
from typing import Callable

FEW = 36  # a schedule up to this long is sampled at every step, a longer one at about this many


class Parameters(dict):
    """Arguments by name; one that is absent or None reads as 0, which is always sampled."""

    def __getattr__(self, name):
        return self.get(name) or 0


@dataclass
class Family:
    name: str  # "optax.cosine_decay"
    template: str  # "optax.cosine_decay_schedule({args})": see `call`
    marks: Callable  # parameters -> the steps at which something happens; the last is the end
    cases: list  # of parameters, perhaps with a "note"
    past: int = 2  # how far past the end to look
    harness_reads: tuple = ("lr",)  # parameters that the harness uses, not the call


def call(family, parameters):
    """The Python expression for these parameters.

    `{name}` in the template is that parameter, `{args}` all those not named: `a=1, b=2`.
    """
    fields = {field.split("[")[0] for _, field, _, _ in Formatter().parse(family.template) if field}
    rest = [k for k in parameters if k not in fields and k not in family.harness_reads]
    args = ", ".join(f"{k}={parameters[k]!r}" for k in rest)
    return family.template.format(args=args, **parameters)


def steps(family, parameters):
    """The first steps, each mark with its neighbours, the end and past it, and some between."""
    marks = [round(m) for m in family.marks(Parameters(parameters))]
    last = max(marks) + family.past
    if last <= FEW:
        return list(range(last + 1))
    near = {m + d for m in marks for d in (-1, 0, 1)} | {0, 1, last - 1, last}
    near = {s for s in near if 0 <= s <= last}
    more = max(5, FEW - len(near))
    return sorted(near | {i * last // more for i in range(more)})
