"""Runs the tests once a mutant, and notes what they said."""

import glob
import json
import os
import resource
import selectors
import subprocess
import sys
import tempfile
import time

# A mutant that takes so many times as long as the tests do without one hangs.
PATIENCE, LEAST_SECONDS = 4, 20
MEMORY = 12 << 30
# Tests that call the compiler, with the build's modules: they take as long as all others.
SKIPPED = "compiled,"


def run(options):
    mutants = load(options.scratch, "mutants.json", [])
    results = load(options.scratch, "results.json", {})
    program = built(options.scratch)
    bases = load(options.scratch, "bases.json", {})
    names = options.areas.split(",") if options.areas else None
    start = time.monotonic()
    for m in mutants:
        if not m["compiles"] or (names and m["area"] not in names):
            continue
        if options.only and m["key"] != options.only:
            continue
        known = results.get(m["key"])
        if known and not options.only and not (options.again and known["result"] == "survived"):
            if known["text"] == m["text"]:
                continue
        if options.seconds and time.monotonic() - start > options.seconds:
            print("more is left")
            break
        base = bases.get(m["tests"])
        if not base or base["built"] != os.path.getmtime(program):
            base = bases[m["tests"]] = baseline(program, m["tests"], len(mutants), options.scratch)
            save(options.scratch, "bases.json", bases)
        if m["number"] in base["reached"]:
            result = attempt(program, m["tests"], m["number"], base["seconds"], options.scratch)
        else:
            result = {"result": "survived", "how": "no test comes by it"}
        results[m["key"]] = {**result, "text": m["text"]}
        save(options.scratch, "results.json", results)
        if options.only or result["result"] == "survived":
            print(m["key"], m["file"], f"{m['line']}: {m['text']}  [{m['kind']}]", result, flush=True)


def load(scratch, name, default):
    path = os.path.join(scratch, name)
    return json.load(open(path)) if os.path.exists(path) else default


def save(scratch, name, value):
    path = os.path.join(scratch, name)
    with open(path + ".new", "w") as file:
        json.dump(value, file, indent=1)
    os.replace(path + ".new", path)


def built(scratch):
    found = glob.glob(os.path.join(scratch, "tree/.build/release/*.xctest"))
    return found[0] if found else sys.exit("nothing is built: run make first")


def baseline(program, tests, count, scratch):
    """The tests with no mutant on: they must pass; how long they take, and what they come by."""
    with tempfile.NamedTemporaryFile() as seen:
        seen.write(bytes(count + 1))
        seen.flush()
        start = time.monotonic()
        result = attempt(program, tests, 0, 150, scratch, MUTANTS_REACHED=seen.name)
        seconds = time.monotonic() - start
        if result["result"] != "survived":
            sys.exit(f"{tests} fail without a mutant: {result}")
        seen.seek(0)
        reached = [number for number, byte in enumerate(seen.read()) if byte]
    print(f"{tests}: {seconds:.1f} s, {len(reached)} of {count} mutants come by", flush=True)
    return {"seconds": seconds, "reached": reached, "built": os.path.getmtime(program)}


def attempt(program, tests, number, seconds, scratch, **environment):
    """The tests with one mutant on, until the first of them fails."""
    process = subprocess.Popen(
        [program, "--testing-library", "swift-testing", "--filter", f"^{tests}\\.", "--skip", SKIPPED],
        cwd=os.path.join(scratch, "tree"),
        env={**os.environ, **environment, "MUTANT": str(number)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, process_group=0,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip
    deadline = time.monotonic() + max(LEAST_SECONDS, PATIENCE * seconds)
    waiting = selectors.DefaultSelector()
    waiting.register(process.stdout, selectors.EVENT_READ)
    rest, how = b"", None
    while how is None:
        left = deadline - time.monotonic()
        if left < 0 or not waiting.select(left):
            how = "hangs"
            break
        data = os.read(process.stdout.fileno(), 1 << 16)
        lines = (rest + data).split(b"\n")
        rest = lines.pop()
        for line in lines:
            if b"recorded an issue" in line and b"\xe2\x9c\x98" in line:
                how = line.decode(errors="replace")[:200]
                break
        if not data:
            break
    if how:
        os.killpg(process.pid, 9)
    code = process.wait()
    process.stdout.close()
    if how or code != 0:
        return {"result": "caught", "how": how or f"ends with {code}"}
    return {"result": "survived", "how": "all tests pass"}
