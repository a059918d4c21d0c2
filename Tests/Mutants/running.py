"""Runs the tests once a mutant, and notes what they said."""

import glob
import json
import os
import pwd
import resource
import selectors
import subprocess
import sys
import tempfile
import time

from areas import ELSEWHERE, nearest
from report import EQUIVALENT, key
from store import load, save

# A mutant that takes so many times as long as the tests do without one hangs.
PATIENCE, LEAST_SECONDS = 4, 20
MEMORY = 12 << 30
# Tests that call the compiler, with the build's modules: they take as long as all others.
SKIPPED = "compile"
# Whom tests run as where root calls: a broken writer that is root may replace /dev/null by a file.
NOBODY = "nobody"
# Tests that take longer than all others together: run where those have caught nothing.
SLOW = "SmallTotalsTests"


def run(options):
    """Runs what was not run yet, area by area; several calls may run, each with areas of its own."""
    mutants = load(options.scratch, "mutants.json", [])
    names = options.areas.split(",") if options.areas else list({m["area"]: 0 for m in mutants})
    start, at = time.monotonic(), os.path.getmtime(built(options.scratch))
    # What passes the tests as they are built now, and what always will.
    equivalent = {key(e) for e in json.load(open(EQUIVALENT))}

    def passed(mutant, known):
        return known.get("built") == at or key(mutant) in equivalent

    for name in names:
        results = load(options.scratch, f"results-{name}.json", {})
        for m in mutants:
            if m["area"] != name or not due(m, results.get(m["key"]), options, passed):
                continue
            if options.seconds and time.monotonic() - start > options.seconds:
                return print("more is left")
            result = outcome(m, len(mutants), options.scratch)
            results[m["key"]] = {**result, "text": m["text"], "built": at}
            save(options.scratch, f"results-{name}.json", results)
            if options.only:
                print(results[m["key"]])


def due(mutant, known, options, passed):
    if not mutant["compiles"] or (options.only and mutant["key"] != options.only):
        return False
    survived = known and known["result"] == "survived"
    again = options.only or (options.again and survived and not passed(mutant, known))
    return again or not known or known["text"] != mutant["text"]


def outcome(mutant, count, scratch):
    """Caught or survived, and how."""
    program = built(scratch)
    tests = ELSEWHERE.get(os.path.basename(mutant["file"]), mutant["tests"])
    base = load(scratch, f"base-{tests}.json", None)
    if not base or base["built"] != os.path.getmtime(program):
        base = baseline(program, tests, count, scratch)
        save(scratch, f"base-{tests}.json", base)
    if mutant["number"] not in base["reached"]:
        return {"result": "survived", "how": "no test comes by it"}
    # A mutant that is caught mostly is by the tests beside it, and the rest need not run.
    near = tests == mutant["tests"] and nearest(mutant["area"], os.path.join(scratch, "tree"))
    for only in filter(None, (near, f"^{tests}\\.(?!{SLOW})", f"^{tests}\\.{SLOW}")):
        result = attempt(program, only, mutant["number"], base["seconds"], scratch)
        if result["result"] == "caught":
            break
    return result


def built(scratch):
    found = glob.glob(os.path.join(scratch, "tree/.build/release/*.xctest"))
    return found[0] if found else sys.exit("nothing is built: run make first")


def baseline(program, tests, count, scratch):
    """The tests with no mutant on: they must pass; how long they take, and what they come by."""
    with tempfile.NamedTemporaryFile() as seen:
        seen.write(bytes(count + 1))
        seen.flush()
        os.chmod(seen.name, 0o666)
        start = time.monotonic()
        result = attempt(program, f"^{tests}\\.", 0, 150, scratch, MUTANTS_REACHED=seen.name)
        seconds = time.monotonic() - start
        if result["result"] != "survived":
            sys.exit(f"{tests} fail without a mutant: {result}")
        seen.seek(0)
        reached = [number for number, byte in enumerate(seen.read()) if byte]
    print(f"{tests}: {seconds:.1f} s, {len(reached)} of {count} mutants come by", flush=True)
    return {"seconds": seconds, "reached": reached, "built": os.path.getmtime(program)}


def unprivileged():
    """What makes a program another user's, where this one is root's."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam(NOBODY)
    except KeyError:
        sys.exit(f"mutants do not run as root, and there is no user {NOBODY}: run as another user")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def attempt(program, only, number, seconds, scratch, **environment):
    """The tests with one mutant on, until the first of them fails."""
    process = subprocess.Popen(
        [program, "--testing-library", "swift-testing", "--filter", only, "--skip", SKIPPED],
        cwd=os.path.join(scratch, "tree"),
        env={**os.environ, **environment, "MUTANT": str(number), "SWIFT_BACKTRACE": "enable=no"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, process_group=0, **unprivileged(),
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
