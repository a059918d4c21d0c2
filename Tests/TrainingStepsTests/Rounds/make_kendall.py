"""Writes kendall.csv: Kendall's tau and its p-value by SciPy, the exact ones that the tests compare with.

    pip install scipy
    python make_kendall.py
"""
import pathlib, random

from scipy.stats import kendalltau

random.seed(7)
lines = ["x,y,tau,p"]
for n in [2, 3, 4, 5, 6, 7, 8, 10, 13, 20, 33, 34, 40, 60]:
    for ties in [False, True]:
        for _ in range(4):
            top = max(2, n // 2) if ties else 10 ** 6
            x = [random.randrange(top) for _ in range(n)]
            y = [random.randrange(top) + (a if random.random() < 0.5 else 0) for a in x]
            found = kendalltau(x, y)
            if found.statistic == found.statistic:
                row = [" ".join(map(str, x)), " ".join(map(str, y)), repr(float(found.statistic)), repr(float(found.pvalue))]
                lines.append(",".join(row))
here = pathlib.Path(__file__).parent
(here / "kendall.csv").write_text("\n".join(lines) + "\n")
