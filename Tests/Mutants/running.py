"""Runs the tests once a mutant, and notes what they said."""

import glob
import json
import os
import pwd
import re
import resource
import selectors
import subprocess
import sys
import tempfile
import time

from areas import tests_of
from report import EQUIVALENT, key
from store import load, save

# A mutant that takes so many times the processor's time that the tests do without one hangs, and one
# that does nothing for that many seconds: a machine that is busy with other things is no hang.
PATIENCE, LEAST_SECONDS, IDLE_SECONDS = 4, 10, 300
MEMORY = 12 << 30
# Tests that call the compiler, with the build's modules: they take as long as all others.
SKIPPED = "compile"
# Whom tests run as where root calls: a broken writer that is root may replace /dev/null by a file.
NOBODY = "nobody"
# Suites that take less than so many seconds are asked together, before those that take longer; the
# first two are the quick ones.
BATCHES = [0.5, 4, float("inf")]


def run(options):
    """Runs what was not run yet, area by area; several calls may run, each with areas of its own."""
    mutants = load(options.scratch, "mutants.json", [])
    names = options.areas.split(",") if options.areas else list({m["area"]: 0 for m in mutants})
    start, at = time.monotonic(), os.path.getmtime(built(options.scratch))
    # What passes the tests as they are built now, and what always will.
    equivalent = {key(e) for e in json.load(open(EQUIVALENT))}

    def passed(mutant, known):
        return known.get("built") == at or key(mutant) in equivalent

    def is_late():
        return options.seconds and time.monotonic() - start > options.seconds

    for name in names:
        results = load(options.scratch, f"results-{name}.json", {})
        for m in mutants:
            if m["area"] != name or not due(m, results.get(m["key"]), options, passed):
                continue
            suites = baseline(tests_of(m), len(mutants), options.scratch, is_late)
            if not suites or is_late():
                return print("more is left")
            result = outcome(m, suites, options)
            results[m["key"]] = {"built": at, **result, "text": m["text"]}
            save(options.scratch, f"results-{name}.json", results)
            if options.only:
                print(results[m["key"]])


def due(mutant, known, options, passed):
    if not mutant["compiles"] or (options.only and mutant["key"] != options.only):
        return False
    survived = known and known["result"] == "survived"
    again = options.only or (options.again and survived and not passed(mutant, known))
    return again or not known or known["text"] != mutant["text"]


def outcome(mutant, suites, options):
    """Caught or survived, and how: the suites that come by it are asked, the quick ones first."""
    near = {s: b["seconds"] for s, b in suites.items() if mutant["number"] in b["reached"]}
    result = {"result": "survived", "how": "all tests pass" if near else "no test comes by it"}
    least = 0
    for most in BATCHES:
        if options.quick and most == BATCHES[-1] and max(near.values(), default=0) >= least:
            # As if of another build: the others are still to be asked.
            return {"result": "survived", "how": "quick tests pass", "built": None}
        batch = [suite for suite, seconds in near.items() if least <= seconds < most]
        least = most
        if batch:
            seconds = sum(near[suite] for suite in batch)
            result = attempt(built(options.scratch), batch, mutant["number"], seconds, options.scratch)
        if result["result"] == "caught":
            break
    return result


def built(scratch):
    found = glob.glob(os.path.join(scratch, "tree/.build/release/*.xctest"))
    return found[0] if found else sys.exit("nothing is built: run make first")


def baseline(tests, count, scratch, is_late):
    """Each suite with no mutant on: how long it takes, and what it comes by; one that fails is left out.

    Nothing where time is up before all suites have run; the next call goes on with the rest.
    """
    program, name = built(scratch), f"base-{tests}.json"
    at, base = os.path.getmtime(program), load(scratch, name, {})
    if base.get("built") != at:
        base = {"built": at, "suites": {}, "left": suites_of(program, tests)}
    while base["left"]:
        if is_late():
            return None
        suite = base["left"].pop()
        base["suites"][suite] = alone(program, suite, count, scratch)
        save(scratch, name, base)
        if not base["left"]:
            reached = {number for one in base["suites"].values() for number in one["reached"]}
            seconds = sum(one["seconds"] for one in base["suites"].values())
            print(f"{tests}: {seconds:.1f} s, {len(reached)} of {count} mutants come by", flush=True)
    return base["suites"]


def suites_of(program, tests):
    """The names of a target's suites that have tests which are not skipped."""
    listed = subprocess.run(
        [program, "--testing-library", "swift-testing", "--list-tests"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    asked = "\n".join(test for test in listed.split("\n") if SKIPPED not in test)
    return sorted(set(re.findall(rf"^({tests}\.[^/\n]+)/", asked, re.M)))


def alone(program, suite, count, scratch):
    """One suite with no mutant on."""
    with tempfile.NamedTemporaryFile() as seen:
        seen.write(bytes(count + 1))
        seen.flush()
        os.chmod(seen.name, 0o666)
        start = processor_time()
        result = attempt(program, [suite], 0, 150, scratch, MUTANTS_REACHED=seen.name)
        seconds = processor_time() - start
        if result["result"] != "survived":
            # It is of other sources, or of what is not to be had here: it catches nothing, and says so.
            print(f"{suite} is left out, for it fails without a mutant: {result['how']}", flush=True)
            return {"seconds": round(seconds, 2), "reached": []}
        seen.seek(0)
        reached = [number for number, byte in enumerate(seen.read()) if byte]
    return {"seconds": round(seconds, 2), "reached": reached}


def processor_time():
    """Of all programs that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def unprivileged():
    """What makes a program another user's, where this one is root's."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam(NOBODY)
    except KeyError:
        sys.exit(f"mutants do not run as root, and there is no user {NOBODY}: run as another user")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def attempt(program, suites, number, seconds, scratch, **environment):
    """Some suites with one mutant on, until the first test fails."""
    only = f"^({'|'.join(re.escape(suite) for suite in suites)})(/|$)"
    patience = int(max(LEAST_SECONDS, PATIENCE * seconds))

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))

    process = subprocess.Popen(
        [program, "--testing-library", "swift-testing", "--filter", only, "--skip", SKIPPED],
        cwd=os.path.join(scratch, "tree"),
        env={**os.environ, **environment, "MUTANT": str(number), "SWIFT_BACKTRACE": "enable=no"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, process_group=0, **unprivileged(),
        preexec_fn=limit,
    )  # fmt: skip
    waiting = selectors.DefaultSelector()
    waiting.register(process.stdout, selectors.EVENT_READ)
    rest, how = b"", None
    while how is None:
        if not waiting.select(IDLE_SECONDS):
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
