"""From the tree to one build that has all mutants in it."""

import hashlib
import json
import os
import re
import subprocess
import sys

from areas import AREAS, ORDER, TYPES, tests_of
from kinds import SUPPORT, changes
from store import load, save

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FLAGS = "-swift-version 6 -package-name learningrateschedules -enable-testing -suppress-warnings"


def make(options):
    """Chooses mutants, leaves out those that do not compile, and builds the rest with the tests."""
    copy(options.scratch)
    chosen = choose(options)
    built = []
    for module in ORDER:
        here = [m for m in chosen if m["module"] == module]
        emit(module, options.scratch)
        if here:
            built += compiling(module, here, options.scratch)
    names = sorted({m["area"] for m in chosen})
    for name in names:
        made = sum(m["area"] == name for m in chosen)
        kept = sum(m["area"] == name for m in built)
        print(f"{name}: {made} made, {made - kept} do not compile")
    plain = [{k: v for k, v in m.items() if k not in ("edits", "support")} for m in chosen]
    kept = {m["key"] for m in built}
    for m in plain:
        m["compiles"] = m["key"] in kept
    write(os.path.join(options.scratch, "mutants.json"), json.dumps(plain, indent=1))
    leave_out(options.scratch, {tests_of(m) for m in plain})
    build(options.scratch)


def tests(options):
    """Takes the tests as they are now; the broken sources stay as they were made."""
    copy(options.scratch, "Tests")
    leave_out(options.scratch, {tests_of(m) for m in load(options.scratch, "mutants.json", [])})
    build(options.scratch)


def leave_out(scratch, needed):
    """Tests that no mutant is asked of, and programs that they alone call, take no time to build."""
    tree = os.path.join(scratch, "tree")
    for test in os.listdir(os.path.join(tree, "Tests")):
        if not test.endswith("Tests") or test in needed:
            continue
        empty(os.path.join(tree, "Tests", test), "Empty.swift")
        program = os.path.join(tree, "Sources", test.removesuffix("Tests"))
        if os.path.exists(os.path.join(program, "main.swift")):
            empty(program, "main.swift")


def empty(folder, kept):
    """A target without a line of code."""
    for path, _, files in os.walk(folder):
        for file in files:
            if file.endswith(".swift") and (path, file) != (folder, kept):
                os.remove(os.path.join(path, file))
    write(os.path.join(folder, kept), "")


def copy(scratch, part=""):
    """The tree as it is, but for what was built; files that did not change keep their dates."""
    tree = os.path.join(scratch, "tree")
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True
    ).stdout.split("\n")
    listed = {f for f in listed if f.startswith(part) and os.path.isfile(os.path.join(ROOT, f))}
    for folder, folders, files in os.walk(os.path.join(tree, part)):
        folders[:] = [f for f in folders if f not in (".build", ".git")]
        for file in files:
            path = os.path.relpath(os.path.join(folder, file), tree)
            if path not in listed:
                os.remove(os.path.join(tree, path))
    for file in listed:
        with open(os.path.join(ROOT, file), "rb") as source:
            write(os.path.join(tree, file), source.read())


def write(path, content):
    """Writes a file unless it says that already."""
    content = content.encode() if isinstance(content, str) else content
    if os.path.exists(path):
        with open(path, "rb") as file:
            if file.read() == content:
                return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def sources(scratch, folders):
    for folder in folders:
        for path, _, files in sorted(os.walk(os.path.join(scratch, "tree", folder))):
            for file in sorted(files):
                if file.endswith(".swift") and file != "Mutants.swift":
                    yield os.path.join(path, file)


def choose(options):
    """A seeded sample of the changes of each area, as mutants with a key and a number."""
    names = options.areas.split(",") if options.areas else [a.name for a in AREAS]
    last = {m["key"] for m in load(options.scratch, "mutants.json", [])}
    chosen = []
    for area in (a for a in AREAS if a.name in names):
        every = []
        for path in sources(options.scratch, area.folders):
            name = os.path.relpath(path, os.path.join(options.scratch, "tree"))
            if not options.files or options.files in name:
                every += mutants(area, name, open(path).read())
        # The order of the keys is as good as chance, and stays where other lines change.
        every.sort(key=lambda m: hashlib.sha256((options.seed + m["key"]).encode()).digest())
        if options.same:
            some = [m for m in every if m["key"] in last]
        else:
            some = every[: options.sample]
        chosen += some
        print(f"{area.name}: {len(some)} of {len(every)}", flush=True)
    for number, mutant in enumerate(chosen, 1):
        mutant["number"] = number
    return chosen


def mutants(area, file, text):
    seen = {}
    for change in changes(text, TYPES.get(area.module, [])):
        start = change.edits[0][0]
        line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").index("\n", start)].strip()
        # What a mutant is known by does not change where lines are put before it.
        what = (file, line, change.kind)
        seen[what] = seen.get(what, 0) + 1
        key = hashlib.sha256(repr((*what, seen[what])).encode()).hexdigest()[:8]
        yield {
            "key": key, "area": area.name, "module": area.module, "tests": area.tests, "file": file,
            "line": text.count("\n", 0, start) + 1, "text": line, "kind": change.kind,
            "nth": seen[what], "edits": change.edits, "support": change.support,
        }  # fmt: skip


def symbols(number):
    """The number in characters that Swift takes for an operator's."""
    return chr(0x2500 + number // 600) + chr(0x2500 + number % 600)


def rewritten(text, mutants):
    """The text with all mutants in it, and where each stands: line to (first, last byte, mutant)."""
    edits = []
    for mutant in mutants:
        for start, end, new in mutant["edits"]:
            new = new.replace("#", str(mutant["number"])).replace("¤", symbols(mutant["number"]))
            rank = 2 if end > start else 0 if new[0] in ") " else 1
            edits.append((start, rank, end, new, mutant))
    edits.sort(key=lambda edit: edit[:2])
    out, at, places = "", 0, {}
    for start, _, end, new, mutant in edits:
        out += text[at:start]
        column = len(out[out.rfind("\n") + 1 :].encode())
        places.setdefault(out.count("\n") + 1, []).append((column, column + len(new.encode()), mutant))
        out, at = out + new, end
    return out + text[at:], places


def emit(module, scratch):
    """The module as it is, for those that import it to be compiled against."""
    folder = os.path.join(scratch, "modules")
    os.makedirs(folder, exist_ok=True)
    if module == "lrs":
        return
    files = list(originals(module))
    target = f"{folder}/{module}.swiftmodule"
    newest = max(os.path.getmtime(f) for f in files)
    if os.path.exists(target) and os.path.getmtime(target) > newest:
        return
    subprocess.run(
        ["swiftc", *FLAGS.split(), "-parse-as-library", "-I", folder, "-module-name", module]
        + ["-emit-module", "-emit-module-path", target, *files], check=True
    )  # fmt: skip


def originals(module):
    for path, _, files in sorted(os.walk(os.path.join(ROOT, "Sources", module))):
        yield from (os.path.join(path, f) for f in sorted(files) if f.endswith(".swift"))


def compiling(module, mutants, scratch):
    """Writes the module with those mutants in it that compile; which they are."""
    folder = os.path.join(scratch, "tree", "Sources", module)
    files = list(sources(scratch, [f"Sources/{module}"]))
    texts = {path: open(path).read() for path in files}
    # Those that did not compile before do not now.
    rejected = set(load(scratch, "rejected.json", []))
    left = [m for m in mutants if m["key"] not in rejected]
    for turn in range(40):
        places = {}
        for path in files:
            name = os.path.relpath(path, os.path.join(scratch, "tree"))
            text, places[path] = rewritten(texts[path], [m for m in left if m["file"] == name])
            write(path, text)
        support = [SUPPORT] + [
            m["support"].replace("#", str(m["number"])).replace("¤", symbols(m["number"])) for m in left
        ]
        write(os.path.join(folder, "Mutants.swift"), "\n".join(support))
        errors = check(module, [*files, os.path.join(folder, "Mutants.swift")], scratch)
        if not errors:
            return left
        # An expression too hard to check is said to be so where its file's last one ends.
        wrong = blamed(errors, places, turn) or blamed(errors, places, turn, reach=10_000)
        if not wrong:
            sys.exit(f"{module} does not compile, and no mutant is to blame: {errors[:5]}")
        left = [m for m in left if m["key"] not in wrong]
        rejected |= wrong
        save(scratch, "rejected.json", sorted(rejected))
        print(f"{module}: {len(errors)} errors, {len(left)} mutants left", flush=True)
    sys.exit(f"{module}: still errors")


def check(module, files, scratch):
    """The compiler's errors, as (file, line, column)."""
    library = [] if any(f.endswith("main.swift") for f in files) else ["-parse-as-library"]
    done = subprocess.run(
        ["swiftc", *FLAGS.split(), *library, "-I", os.path.join(scratch, "modules")]
        + ["-module-name", module, "-wmo", "-Onone", "-emit-sil", "-o", "/dev/null", *files],
        capture_output=True, text=True,
    )  # fmt: skip
    found = re.findall(r"^(/[^:\n]+):(\d+):(\d+): error: ", done.stderr, re.M)
    if done.returncode != 0 and not found:
        sys.exit(done.stderr[-3000:])
    return [(file, int(line), int(column)) for file, line, column in found]


def blamed(errors, places, turn, reach=12):
    """The keys of the mutants that stand nearest to each error, at most so many lines away."""
    keys = set()
    for file, line, column in errors:
        for distance in range(reach):
            near = [
                (max(first - column, column - last, 0), mutant["key"])
                for at in {line - distance, line + distance}
                for first, last, mutant in places.get(file, {}).get(at, [])
            ]
            if near:
                # After a few turns all that stand there go.
                keys.update([min(near)[1]] if turn < 4 else [key for _, key in near])
                break
    return keys


def build(scratch):
    done = subprocess.run(
        ["swift", "build", "--build-tests", "-c", "release", "-Xswiftc", "-enable-testing"]
        + ["-Xswiftc", "-suppress-warnings", "--package-path", os.path.join(scratch, "tree")],
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode != 0:
        sys.exit((done.stdout + done.stderr)[-5000:])
    print("built", flush=True)
