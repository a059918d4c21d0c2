"""Losses of made schedules by the laws as they are written, all pairs of steps: writes vectors.csv."""

import numpy as np

P = dict(L0=3.040, A=0.525, al=0.508, B=363.8, C=2.066, be=0.583, ga=0.641)
PEAK, WARMUP = 3e-4, 200


def rates(kind, n):
    k = np.arange(n, dtype=float)
    rate = np.minimum(k / WARMUP, 1) * PEAK
    x = (k - WARMUP) / (n - WARMUP)
    if kind == "cosine":
        rate = np.where(k < WARMUP, rate, 3e-5 + (PEAK - 3e-5) * (1 + np.cos(np.pi * x)) / 2)
    if kind == "linear-to-0":
        rate = np.where(k < WARMUP, rate, PEAK * (1 - x))
    if kind == "two-stage":
        rate = np.where(k < n // 2, rate, 9e-5)
    if kind == "sqrt-cooldown":
        y = (k - n // 2) / (n - n // 2)
        rate = np.where(k < n // 2, rate, PEAK * (1 - np.sqrt(np.clip(y, 0, 1))))
    return rate


def multi_power(rate, t):
    area = rate[: t + 1].sum()
    total = 0.0
    for k in range(WARMUP, t + 1):
        drop, since = rate[k - 1] - rate[k], rate[k : t + 1].sum()
        if drop > 0 and since > 0:
            total += drop * (1 - (1 + P["C"] * rate[k] ** -P["ga"] * since) ** -P["be"])
    return P["L0"] + P["A"] * area ** -P["al"] - P["B"] * total


def annealing(rate, t, drop=0.4, memory=1000.0):
    k = np.arange(WARMUP + 1, t + 1)  # what the warmup rises is no drop
    lam = 1 - 1 / memory
    area = ((rate[k - 1] - rate[k]) * (1 - lam ** (t - k + 1)) * memory).sum()
    return 3.0 + 0.5 * rate[: t + 1].sum() ** -0.5 - drop * area


with open("vectors.csv", "w") as out:
    out.write("kind,length,step,multiPower,annealing\n")
    for kind in ("constant", "cosine", "linear-to-0", "two-stage", "sqrt-cooldown"):
        n = 4000
        rate = rates(kind, n)
        for t in (WARMUP, 700, 2003, 2100, 3100, 3990, n - 1):
            losses = f"{float(multi_power(rate, t))!r},{float(annealing(rate, t))!r}"
            out.write(f"{kind},{n},{t},{losses}\n")
