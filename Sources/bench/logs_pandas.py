#!/usr/bin/env python3
"""Reads a log of Logs.swift in pandas: prints seconds without imports, and the rows that it read.

    logs_pandas.py FILE

A study needs the best step of each trial, so that is what is made of it.
"""

import sys
import time

import pandas as pd

start = time.perf_counter()
path = sys.argv[1]
log = pd.read_json(path, lines=True) if path.endswith(".jsonl") else pd.read_csv(path)
groups = log.groupby("trial") if "trial" in log else [("", log)]
best = {name: run.loc[run["loss"].idxmin(), "step"] for name, run in groups}
print(time.perf_counter() - start, len(log))
