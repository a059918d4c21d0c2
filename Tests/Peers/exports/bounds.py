"""How far an exported function may be from the schedule, and how far rates are apart."""

import fractions
import math
import struct

from cases import OUTSIDE

# In ulp of float64, where fractions and roots make the curve.
EXACT = 1
# In ulp of float64, of every other curve.
OTHERS = 4
# Of the peak, where the target computes in float32.
FLOAT32 = 3e-7
# Of the peak, in Swift before a rate is made a Float: some ulp.
SWIFT_DOUBLE = 1e-14

# What is written out, or the same products as the schedule's own, and so the same to the bit.
SAME = {
    "hold", "table", OUTSIDE, "linear", "power 1", "power 2", "polynomial 1", "polynomial 2",
}
EXACT_CURVES = {"inverseSquareRoot", "inversePower 1", "power 0.5", "polynomial 0.5"}


def bound(curve: str) -> int:
    """In ulp of float64."""
    return 0 if curve in SAME else EXACT if curve in EXACT_CURVES else OTHERS


def ulps(a: float, b: float) -> int:
    """How many doubles lie between two that are not negative."""
    key = lambda x: struct.unpack("<q", struct.pack("<d", x + 0.0))[0]
    return abs(key(a) - key(b))


def is_tie(case, step: int, rate: float) -> bool:
    """Whether the exact value lies halfway between two doubles, where either is as near.

    The exported function rounds such a value to even; the schedule's arithmetic of 106 bits may not see it.
    """
    module = case.module("python")
    module.float = lambda x: x  # leaves the fraction as it is
    try:
        exact = fractions.Fraction(module.learning_rate(step))
    finally:
        del module.float
    down, up = math.nextafter(rate, 0.0), math.nextafter(rate, math.inf)
    halves = [(fractions.Fraction(rate) + fractions.Fraction(x)) / 2 for x in (down, up)]
    return any(abs(exact - half) < fractions.Fraction(up - rate) / 2**45 for half in halves)
