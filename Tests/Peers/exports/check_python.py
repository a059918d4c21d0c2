"""python, csv, json: by the standard library, each file also by itself."""

import csv
import json
import py_compile
import tempfile

from cases import cases
from report import Report

report = Report("python")
for case in cases("python"):
    report.doubles(case, case.module("python").learning_rate)
    with tempfile.NamedTemporaryFile(suffix=".pyc") as compiled:
        py_compile.compile(str(case.path("python")), cfile=compiled.name, doraise=True)
    if fault := case.check_itself("python"):
        report.fault(f"{case.name}: {fault}")
for case in cases("csv"):
    with open(case.path("csv"), newline="") as file:
        table = {int(row["step"]): float(row["rate"]) for row in csv.DictReader(file)}
    data = json.loads(case.path("json").read_text())
    for step, rate in case.rates.items():
        if step < 0:
            continue
        held = table[step] if step < case.length else rate
        stored = data["rates"][step] if step < data["steps"] else data["final"]
        if len(table) != case.length or held != rate or stored != rate:
            report.fault(f"{case.name} step {step}: csv {held}, json {stored}, not {rate}")
report.end()
