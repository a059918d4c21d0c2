#!/usr/bin/env python3
"""Writes vectors.csv: rates of every curve from 750-digit arithmetic (mpmath), rounded once.

Run it with mpmath installed:  python3 make_vectors.py > vectors.csv
Hard cases are among them: the first and last steps, midpoints, powers of two, the borders of segments, and lengths up
to 2**53.
"""
import random

from mpmath import cos, log, mp, mpf, pi, sin, sqrt, tanh

mp.prec = 2500
random.seed(2503)

EASINGS = {
    ("linear", 1.0): lambda x: x,
    ("cosine", 1.0): lambda x: sin(pi * x / 2) ** 2,
    ("polynomial", 2.0): lambda x: 1 - (1 - x) ** 2,
    ("polynomial", 0.5): lambda x: 1 - sqrt(1 - x),
    ("polynomial", 0.9): lambda x: 1 - (1 - x) ** mpf(0.9),
    ("polynomial", 3.0): lambda x: 1 - (1 - x) ** 3,
    ("power", 0.5): lambda x: sqrt(x),
    ("power", 2.0): lambda x: x**2,
    ("power", 1.7): lambda x: x ** mpf(1.7),
    ("power", 6.5): lambda x: x ** mpf(6.5),
    ("power", 1e-6): lambda x: x ** mpf(1e-6),
    ("polynomial", 40.0): lambda x: 1 - (1 - x) ** 40,
    ("cosinePower", 2.0): lambda x: 1 - cos(pi * x / 2) ** 4,
    ("cosinePower", 0.7): lambda x: 1 - cos(pi * x / 2) ** (2 * mpf(0.7)),
    ("logarithmic", 500.0): lambda x: log(1 + 499 * x) / log(mpf(500)),
    ("logarithmic", 1.25): lambda x: log(1 + x / 4) / log(mpf(1.25)),
    # The parameter is the lower place; the upper one is 3.
    ("tanh", -7.0): lambda x: (tanh(-7 + 10 * x) - tanh(mpf(-7))) / (tanh(mpf(3)) - tanh(mpf(-7))),
    ("tanh", 1.5): lambda x: (tanh(1.5 + 1.5 * x) - tanh(mpf(1.5))) / (tanh(mpf(3)) - tanh(mpf(1.5))),
}
ENDS = [(3e-4, 0.0), (3e-4, 3e-5), (0.0, 1e-3), (1e-7, 0.7), (1.0, 1e-12), (1e300, 1e290), (1e-300, 0.0)]
LENGTHS = [3, 1000, 65536, 10_000_019, 10**12, 2**53]


def steps(n):
    hard = {1, 2, n // 2 - 1, n // 2, n // 2 + 1, n - 2, n - 1} | {2**k for k in (4, 15, 23, 39, 52)}
    hard |= {random.randrange(n) for _ in range(4)}
    # Halfway between the points of an even grid, and of 16 and 32 points an octave from either end.
    for share in (mpf(1) / 128, mpf(1) / 4 + mpf(1) / 256, mpf(63) / 128, mpf(33) / 64 + mpf(1) / 128):
        for octave in (1, 2**9):
            border = int(share * n / octave)
            hard |= {border, border + 1, n - border, n - border - 1}
    return sorted(k for k in hard if 0 < k < n)


def show(curve, parameter, a, b, n, k, value):
    print(f"{curve},{parameter},{float(a)!r},{float(b)!r},{n},{k},{float(value)!r}")


print("curve,parameter,from,to,length,step,rate")
for (name, power), e in EASINGS.items():
    for n in LENGTHS:
        for a, b in random.sample(ENDS, 3):
            for k in steps(n):
                show(name, power, a, b, n, k, mpf(a) + (mpf(b) - mpf(a)) * e(mpf(k) / n))
for n in LENGTHS:
    for a, b in [(3e-4, 3e-5), (1e-9, 1e-3), (1.0, 1e-12), (1.0, 1 - 2**-30)]:
        for k in steps(n):
            show("exponential", 0.0, a, b, n, k, mpf(a) * (mpf(b) / mpf(a)) ** (mpf(k) / n))
    for k in steps(n):
        floor = mpf(1e-5)
        value = floor + (mpf(3e-4) - floor) * ((mpf(2e-5) - floor) / (mpf(3e-4) - floor)) ** (mpf(k) / n)
        show("exponential", 1e-5, 3e-4, 2e-5, n, k, value)
for tau in (1.0, 4000.0, 12345.678):
    for floor in (0.0, 1e-6):
        for n in LENGTHS:
            for k in steps(n):
                value = mpf(floor) + (mpf(1e-3) - mpf(floor)) * sqrt(mpf(tau) / (mpf(tau) + k))
                show("inverseSquareRoot", tau, 1e-3, floor, n, k, value)
for power in (1.0, 0.8, 3.0):
    for floor in (0.0, 1e-6):
        for n in LENGTHS:
            for k in steps(n):
                value = mpf(floor) + (mpf(1e-3) - mpf(floor)) * (4000 / (4000 + mpf(k))) ** mpf(power)
                show("inversePower", power, 1e-3, floor, n, k, value)
