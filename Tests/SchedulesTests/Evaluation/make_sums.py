#!/usr/bin/env python3
"""Writes sums.csv: sums of the exact rates of steps a ..< b of a phase, from 120-digit arithmetic (mpmath), rounded once.

Run it with mpmath installed:  python3 make_sums.py > sums.csv

Long sums are formulas of other kinds than ours: Euler's and Maclaurin's with thirty derivatives, differences of the
logarithm of the gamma function, Dirichlet's kernel, geometric series. Each is held to the sum of all terms where that is short.
"""
import random

from mpmath import bernoulli, cos, cosh, exp, expm1, factorial, log, loggamma, mp, mpf, pi, sin, tanh

mp.prec = 2500
random.seed(2503)


def powers(p, a, b):
    """The sum of kᵖ for a ≤ k < b, which may lie between integers: the first 80 terms, then Euler and Maclaurin."""
    direct = mpf(0)
    while a < b and a < 80:
        direct += mpf(a) ** p if a else mpf(0)
        a += 1
    if a >= b:
        return direct

    def upper(k):
        k = mpf(k)
        total = (log(k) if p == -1 else k ** (p + 1) / (p + 1)) - k**p / 2
        factor = mpf(p) * k ** (p - 1)
        for j in range(1, 31):
            total += bernoulli(2 * j) / factorial(2 * j) * factor
            factor *= (p - 2 * j + 1) * (p - 2 * j) / k**2
        return total

    return direct + upper(b) - upper(a)


def rise_of(p):  # xᵖ
    return lambda n, a, b: powers(p, a, b) / mpf(n) ** p


def fall_of(p):  # (1 − x)ᵖ
    return lambda n, a, b: powers(p, n - b + 1, n - a + 1) / mpf(n) ** p


def waves(n, a, b, m):
    """The sum of cos(m π k / n)."""
    return cos(m * pi * (a + b - 1) / (2 * n)) * sin(m * pi * (b - a) / (2 * mpf(n))) / sin(m * pi / (2 * mpf(n)))


def tanh_sum(lower):
    def total(n, a, b):
        w = (3 - mpf(lower)) / n
        theta = lambda k: lower + w * k
        if b - a < 5000:
            s = sum(tanh(theta(k)) for k in range(a, b))
        else:
            # Euler and Maclaurin; after five terms the sixth is below (w/2)¹¹.
            s = (log(cosh(theta(b - mpf(1) / 2))) - log(cosh(theta(a - mpf(1) / 2)))) / w
            for c, order in ((mpf(-1) / 24, 1), (mpf(7) / 5760, 3), (mpf(-31) / 967680, 5)):
                d = lambda k: mp.diff(tanh, theta(k), order) * w**order
                s += c * (d(b - mpf(1) / 2) - d(a - mpf(1) / 2))
        return (s - (b - a) * tanh(mpf(lower))) / (tanh(mpf(3)) - tanh(mpf(lower)))

    return total


# The sum of e(x); of what is left, 1 − e(x), where `falls`.
EASINGS = {
    ("linear", 1.0): (lambda n, a, b: mpf(b - a) * (a + b - 1) / 2 / n, False),
    ("cosine", 1.0): (lambda n, a, b: ((b - a) - waves(n, a, b, 1)) / 2, False),
    ("polynomial", 2.0): (fall_of(2), True),
    ("polynomial", 0.5): (fall_of(mpf(0.5)), True),
    ("polynomial", 0.9): (fall_of(mpf(0.9)), True),
    ("polynomial", 3.0): (fall_of(3), True),
    ("power", 0.5): (rise_of(mpf(0.5)), False),
    ("power", 2.0): (rise_of(2), False),
    ("power", 1.7): (rise_of(mpf(1.7)), False),
    ("power", 0.125): (rise_of(mpf(0.125)), False),
    ("cosinePower", 2.0): (lambda n, a, b: mpf(3) / 8 * (b - a) + waves(n, a, b, 1) / 2 + waves(n, a, b, 2) / 8, True),
    ("logarithmic", 500.0): (
        lambda n, a, b: ((b - a) * log(499 / mpf(n)) + loggamma(mpf(n) / 499 + b) - loggamma(mpf(n) / 499 + a)) / log(mpf(500)),
        False,
    ),
    ("tanh", -7.0): (tanh_sum(-7.0), False),
    ("tanh", 1.5): (tanh_sum(1.5), False),
}
TERMS = {
    "linear": lambda x, p: x,
    "cosine": lambda x, p: sin(pi * x / 2) ** 2,
    "polynomial": lambda x, p: (1 - x) ** mpf(p),
    "power": lambda x, p: x ** mpf(p),
    "cosinePower": lambda x, p: cos(pi * x / 2) ** 4,
    "logarithmic": lambda x, p: log(1 + 499 * x) / log(mpf(500)),
    "tanh": lambda x, p: (tanh(p + (3 - mpf(p)) * x) - tanh(mpf(p))) / (tanh(mpf(3)) - tanh(mpf(p))),
}
ENDS = [(3e-4, 0.0), (3e-4, 3e-5), (0.0, 1e-3), (1e-7, 0.7), (1.0, 1e-12)]
LENGTHS = [10, 1000, 4000, 10_000_019, 10**9, 2**40]


def ranges(n):
    """Whole, the first and the last steps, a few, and some."""
    m = max(2, n // 1000)
    found = {(0, n), (1, n - 1), (0, m), (n - m, n), (n - 2, n), (n // 2, n // 2 + min(500, n // 3))}
    a, b = sorted(random.sample(range(n), 2))
    return sorted(found | {(a, b)})


def show(curve, parameter, a, b, n, start, end, value):
    print(f"{curve},{parameter},{float(a)!r},{float(b)!r},{n},{start},{end},{float(value)!r}")


def agree(value, terms):
    terms = sum(terms)
    assert abs(value - terms) <= abs(terms) * mpf(10) ** -60, (value, terms)


print("curve,parameter,from,to,length,start,end,sum")
for (name, power), (total, falls) in EASINGS.items():
    for n in LENGTHS:
        for i, (a, b) in enumerate(ranges(n)):
            s = total(n, a, b)
            if n == 1000:
                agree(s, [TERMS[name](mpf(k) / n, power) for k in range(a, b)])
            fractions = (b - a) - s if falls else s
            start, end = ENDS[i % len(ENDS)]
            show(name, power, start, end, n, a, b, mpf(start) * (b - a) + (mpf(end) - mpf(start)) * fractions)
for n in LENGTHS:
    for a, b in ranges(n):
        for floor, start, end in [(0.0, 3e-4, 3e-5), (0.0, 1e-9, 1e-3), (0.0, 1.0, 1e-12), (1e-5, 3e-4, 2e-5)]:
            ratio = log((mpf(end) - mpf(floor)) / (mpf(start) - mpf(floor)))
            series = exp(ratio * a / n) * expm1(ratio * (b - a) / n) / expm1(ratio / n)
            if n == 1000:
                agree(series, [exp(ratio * k / n) for k in range(a, b)])
            show("exponential", floor, start, end, n, a, b, (mpf(start) - mpf(floor)) * series + mpf(floor) * (b - a))
for power in (0.5, 1.0, 0.8, 3.0):
    for tau in [1.0, 12345.678] if power == 0.5 else [4000.0]:
        for n in LENGTHS:
            for floor, (a, b) in zip((0.0, 1e-6) * 4, ranges(n)):
                s = mpf(tau) ** power * powers(-mpf(power), mpf(tau) + a, mpf(tau) + b)
                if n == 1000:
                    agree(s, [(mpf(tau) / (mpf(tau) + k)) ** mpf(power) for k in range(a, b)])
                name = "inverseSquareRoot" if power == 0.5 else "inversePower"
                parameter = tau if power == 0.5 else power
                show(name, parameter, 1e-3, floor, n, a, b, (mpf(1e-3) - mpf(floor)) * s + mpf(floor) * (b - a))

# Few steps beside the vertex of a long power, which vary little and not smoothly, and exponentials that are almost lines.
for name, power, n, a, b, start, end in [
    ("polynomial", 0.9, 1_921_064_802_215, 1_921_064_799_215, 1_921_064_802_215, 0.2582734357517865, 0.49189627654699375),
    ("polynomial", 0.9, 1_921_064_802_215, 1_921_064_799_215, 1_921_064_802_215, 0.7, 0.1),
    ("polynomial", 0.5, 10**9, 10**9 - 10**5, 10**9, 0.1, 0.7),
    ("power", 1.7, 39_179_573, 0, 3000, 0.2582734357517865, 0.49189627654699375),
    ("power", 1.7, 39_179_573, 0, 3000, 0.7, 0.1),
    ("power", 0.125, 2**40, 0, 50_000, 0.3, 0.9),
]:
    total, falls = EASINGS[name, power]
    s = total(n, a, b)
    fractions = (b - a) - s if falls else s
    show(name, power, start, end, n, a, b, mpf(start) * (b - a) + (mpf(end) - mpf(start)) * fractions)
for floor, start, end in [(-1.0, 1e-20, 0.0), (-1.0, 1e-24, 0.0), (-1e-3, 1e-120, 1e-121), (-1.0, 0.0, 1e-12)]:
    for a, b in [(0, 1000), (0, 10), (990, 1000), (137, 611)]:
        first, ratio = mpf(start) - mpf(floor), (mpf(end) - mpf(floor)) / (mpf(start) - mpf(floor))
        terms = sum(first * ratio ** (mpf(k) / 1000) + mpf(floor) for k in range(a, b))
        show("exponential", floor, start, end, 1000, a, b, terms)
