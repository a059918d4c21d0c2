"""What the last run gave, area by area."""

import json
import os
import sys

from areas import AREAS
from making import ROOT, mutants
from store import load

EQUIVALENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "equivalent.json")


def report(options):
    mutants = load(options.scratch, "mutants.json", [])
    results = everything(options)
    equivalent = {key(entry) for entry in json.load(open(EQUIVALENT))}
    names = options.areas.split(",") if options.areas else None
    areas = list(dict.fromkeys(m["area"] for m in mutants if not names or m["area"] in names))
    row = "| {:14} | {:>5} | {:>13} | {:>6} | {:>8} | {:>10} | {:>6} |"
    print(row.format("area", "made", "not compiling", "caught", "survived", "equivalent", "share"))
    print("| --- |" + " ---: |" * 6)
    for area in [*areas, "all"]:
        here = [m for m in mutants if m["area"] == area or (area == "all" and m["area"] in areas)]
        count = {"caught": 0, "survived": 0, "equivalent": 0, "not run": 0}
        for m in here:
            if m["compiles"]:
                count[verdict(m, results, equivalent)] += 1
        counted = count["caught"] + count["survived"]
        share = f"{100 * count['caught'] / counted:.1f} %" if counted else ""
        left = sum(not m["compiles"] for m in here)
        print(row.format(area, len(here), left, *list(count.values())[:3], share))
        if count["not run"]:
            print(f"  {count['not run']} of them were not run")
    if options.survivors:
        for m in mutants:
            if m["area"] in areas and m["compiles"]:
                if verdict(m, results, equivalent) == "survived":
                    print(line(m, results[m["key"]]))
    stale(options)


def stale(options):
    """Names the entries of equivalent.json that no mutant answers to any more, and fails for them."""
    entries = json.load(open(EQUIVALENT))
    known = {key(m) for file in {entry["file"] for entry in entries} for m in every(file)}
    gone = [entry for entry in entries if key(entry) not in known]
    for entry in gone:
        print(f"equivalent.json: no such mutant: {entry['file']}: {entry['text']}  [{entry['kind']}]")
    if gone:
        sys.exit(1)


def every(file):
    """All mutants of a file, as it is now."""
    path = os.path.join(ROOT, file)
    area = next(a for a in AREAS if any(file.startswith(f + "/") for f in a.folders))
    return mutants(area, file, open(path).read()) if os.path.exists(path) else []


def everything(options):
    names = {m["area"] for m in load(options.scratch, "mutants.json", [])}
    return {k: r for n in names for k, r in load(options.scratch, f"results-{n}.json", {}).items()}


def verdict(mutant, results, equivalent):
    known = results.get(mutant["key"])
    if not known:
        return "not run"
    return "equivalent" if known["result"] == "survived" and key(mutant) in equivalent else known["result"]


def key(mutant):
    """What a mutant is known by, wherever its line has moved."""
    return mutant["file"], mutant["text"], mutant["kind"], mutant["nth"]


def line(mutant, result):
    unseen = " (no test comes by it)" if result["how"].startswith("no") else ""
    return f"{mutant['key']} {mutant['file']}:{mutant['line']}: {mutant['text']}  [{mutant['kind']}]{unseen}"


def show(options):
    """One mutant, as an entry of equivalent.json."""
    for m in load(options.scratch, "mutants.json", []):
        if m["key"].startswith(options.key):
            print(line(m, everything(options).get(m["key"], {"how": ""})))
            entry = {name: m[name] for name in ("file", "text", "kind", "nth")}
            print(json.dumps({**entry, "why": ""}, indent=2, ensure_ascii=False))
