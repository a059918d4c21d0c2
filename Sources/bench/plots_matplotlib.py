#!/usr/bin/env python3
"""The three schedules of Plots.swift in matplotlib: prints seconds without imports, and bytes.

    plots_matplotlib.py STEPS

Rates are made with NumPy, one array a schedule; the figure is 7.2 by 4 inches, as ours is, and is
written as SVG to memory.
"""

import io
import sys
import time

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
import numpy as np

steps = int(sys.argv[1])
start = time.perf_counter()
warmup = steps // 20
k = np.arange(steps, dtype=float)
rise = k / warmup
after = np.maximum(k - warmup, 0)
cosine = np.where(k < warmup, rise, 0.5 * (1 + np.cos(np.pi * after / (steps - warmup))))
hold = warmup + steps // 2
wsd = np.where(k < hold, np.minimum(rise, 1), (steps - k) / (steps - hold))
rsqrt = np.where(k < warmup, rise, np.sqrt(warmup / (warmup + after)))

figure, axes = plt.subplots(figsize=(7.2, 4))
for label, rates in [("cosine", cosine), ("wsd", wsd), ("rsqrt", rsqrt)]:
    axes.plot(k, 3e-4 * rates, label=label)
axes.set(title="Three schedules", xlabel="step", ylabel="learning rate")
axes.legend()
buffer = io.BytesIO()
figure.savefig(buffer, format="svg")
print(time.perf_counter() - start, len(buffer.getvalue()))
