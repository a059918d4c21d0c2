#!/usr/bin/env python3
"""Measures a peer when it is asked: bench writes a line, this answers with a line.

    worker.py CORES

    versions                            what is measured, in words
    forget                              lets go of the buffers that were made; "done"
    rate     NAME  CASE  LENGTH  STEP   the rate that it gives there
    measure  NAME  CASE  LENGTH  CALLS  nanoseconds a step, over so many calls after one untimed

Fields are parted by tabulators. What goes wrong is answered by "error: …". Names are those of
fills.py and steps.py.
"""

import gc
import os
import sys
import time

CORES = int(sys.argv[1])
if hasattr(os, "sched_setaffinity"):  # before any library counts the cores
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-CORES:])
for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = str(CORES)

import fills
import steps
from cases import Case

PEERS = {**fills.PEERS, **steps.PEERS}
prepared = {}


def subject(name, case, length):
    """The peer made ready: what it prepares is made once, and not timed."""
    key = (name, case, length)
    if key not in prepared:
        if name not in PEERS:
            raise LookupError(f"there is no peer {name!r}; there are {', '.join(PEERS)}")
        prepared[key] = PEERS[name](Case(case, int(length)))
        gc.collect()
    return prepared[key]


def measure(peer, calls):
    run = peer.run
    run()
    start = time.perf_counter_ns()
    for _ in range(calls):
        run()
    return (time.perf_counter_ns() - start) / (calls * peer.steps)


def answer(verb, *words):
    if verb == "versions":
        return fills.versions()
    if verb == "forget":
        prepared.clear()
        gc.collect()
        return "done"
    name, case, length, number = words
    peer = subject(name, case, length)
    if verb == "rate":
        return peer.rate(int(number))
    if verb == "measure":
        return measure(peer, int(number))
    raise ValueError(f"{verb!r} is not asked of a worker")


def main():
    # What libraries print is not an answer.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    gc.disable()
    for line in sys.stdin:
        try:
            reply = answer(*line.rstrip("\n").split("\t"))
        except Exception as error:
            reply = "error: " + " ".join(f"{type(error).__name__}: {error}".split())
        print(reply, file=answers)


main()
