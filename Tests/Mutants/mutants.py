#!/usr/bin/env python3
"""Breaks the sources in many small ways, one at a time, and counts what the tests catch.

    mutants.py make [--areas A,B] [--files PART] [--sample N] [--seed S] [--same]
    mutants.py tests
    mutants.py run [--areas A,B] [--only KEY] [--quick] [--again] [--seconds S]
    mutants.py report [--areas A,B] [--survivors]
    mutants.py show KEY
    mutants.py stale

See README.md beside this file.
"""

import argparse
import os
import sys
import tempfile

sys.dont_write_bytecode = True
import making, report, running  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command", choices=["make", "tests", "run", "report", "show", "stale"])
    parser.add_argument("key", nargs="?", help="of a mutant, for show")
    parser.add_argument("--areas", help="names of areas, set apart by commas; all by default")
    parser.add_argument("--files", help="make: only files whose path has this in it")
    parser.add_argument("--sample", type=int, default=120, help="make: mutants of each area")
    parser.add_argument("--same", action="store_true", help="make: the mutants of the last make")
    parser.add_argument("--seed", default="1", help="make: of the sample")
    parser.add_argument("--only", help="run: the mutant with this key")
    parser.add_argument("--quick", action="store_true", help="run: the quick tests alone, for now")
    parser.add_argument("--again", action="store_true", help="run: survivors once more")
    parser.add_argument("--seconds", type=float, help="run: stop after so long; it can go on later")
    parser.add_argument("--survivors", action="store_true", help="report: list them")
    default = os.path.join(tempfile.gettempdir(), "lrs-mutants")
    parser.add_argument("--scratch", default=default, help="where the sources are broken")
    options = parser.parse_args()
    commands = {
        "make": making.make,
        "tests": making.tests,
        "run": running.run,
        "report": report.report,
        "show": report.show,
        "stale": report.stale,
    }
    commands[options.command](options)


main()
