#!/usr/bin/env python3
"""Writes fixtures/*.json: what each framework's own schedules say.

    make_fixtures.py            all frameworks
    make_fixtures.py optax mlx  only these

Each case's call is evaluated as it is written down. frameworks/NAME_cases.py has PEER, VERSION,
HARNESS (dtype -> how values are read), FAMILIES and values(call, parameters, steps, dtype).
"""

import importlib
import json
import math
import sys
from collections import Counter
from pathlib import Path

import family

HERE = Path(__file__).parent
FRAMEWORKS = sorted(p.stem.removesuffix("_cases") for p in (HERE / "frameworks").glob("*_cases.py"))


def cases(framework):
    count = Counter()
    for each in framework.FAMILIES:
        for parameters in map(dict, each.cases):
            count[each.name] += 1
            note = parameters.pop("note", None)
            call, steps = family.call(each, parameters), family.steps(each, parameters)
            for dtype in framework.HARNESS:
                values = framework.values(call, parameters, steps, dtype)
                if not all(math.isfinite(v) for v in values):
                    raise ValueError(f"{call} is not finite: {values}")
                name = f"{each.name} {count[each.name]}" + (" float32" if dtype == "float32" else "")
                yield {
                    "name": name, "family": each.name, "call": call, "parameters": parameters,
                    "dtype": dtype, "steps": steps, "values": values,
                } | ({"note": note} if note else {})


def write(name):
    framework = importlib.import_module(f"frameworks.{name}_cases")
    head = {"peer": framework.PEER, "peer_version": framework.VERSION, "harness": framework.HARNESS}
    lines = [json.dumps(case, separators=(",", ":")) for case in cases(framework)]
    path = HERE / "fixtures" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    start = json.dumps(head)[:-1]
    path.write_text(start + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n")
    print(f"{path.name}: {len(lines)} cases, {len({f.name for f in framework.FAMILIES})} families, "
          f"{path.stat().st_size // 1024} KB, {framework.VERSION}")


if __name__ == "__main__":
    for name in sys.argv[1:] or FRAMEWORKS:
        write(name)
