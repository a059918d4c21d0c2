"""Breaks the exporters in the small ways of breaks.py, one at a time, and counts which of them are noticed.

    python3 break_exports.py --checks python,mlx # those that these checks are to notice
    python3 break_exports.py 3 17                # some of them, by number

All breaks are compiled at once into a copy of the tree, each behind its number, and the environment says which one
is on. First ExchangeTests are asked; where they pass, the check that breaks.py names, on files written anew.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from breaks import BREAKS
from environments import HERE

ROOT = HERE.parents[1]
SWITCH = """\
import Foundation

private let number = ProcessInfo.processInfo.environment["LRS_BREAK"].flatMap { Int($0) }
func isBroken(_ this: Int) -> Bool { number == this }
"""
PACKAGE = """\
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Broken", platforms: [.macOS(.v15)],
  targets: [
    .target(name: "Schedules", linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Exchange", dependencies: ["Schedules"]),
    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Schedules", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
"""


def break_all(tree: pathlib.Path):
    for folder in ["Sources/Schedules", "Sources/Exchange", "Tests/Support", "Tests/ExchangeTests"]:
        shutil.rmtree(tree / folder, ignore_errors=True)
        shutil.copytree(ROOT / folder, tree / folder)
    (tree / "Package.swift").write_text(PACKAGE)
    (tree / "Sources/Exchange/Breaks.swift").write_text(SWITCH)
    for number, item in enumerate(BREAKS, start=1):
        file = tree / "Sources/Exchange" / item.file
        text = file.read_text()
        if text.count(item.old) != 1:
            sys.exit(f"break {number}, {item.file}: stands {text.count(item.old)} times: {item.old}")
        file.write_text(text.replace(item.old, f"(isBroken({number}) ? {item.new} : {item.old})"))


def noticed(tree: pathlib.Path, number: int, python: list[str]) -> str | None:
    """What notices a break, or nothing."""
    test = ["swift", "test", "--skip-build", "--filter"]
    quiet = {"cwd": tree, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"LRS_BREAK": str(number)}
    if subprocess.run([*test, "ExchangeTests"], env=environment, **quiet).returncode != 0:
        return "ExchangeTests"
    with tempfile.TemporaryDirectory() as folder:
        written = subprocess.run([*test, "ExportFiles"], env=environment | {"LRS_EXPORTS": folder}, **quiet)
        if written.returncode != 0:
            return "writing the files"
        check = BREAKS[number - 1].check
        command = [sys.executable, HERE / "check_exports.py", "--quick", "--files", folder, *python, check]
        code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        if code == 2:
            return "nothing, for " + check + " cannot be had"
        return "check_" + check if code else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--checks", help="only those of these checks, with commas between")
    parser.add_argument("--python", help="as check_exports.py has it")
    parser.add_argument("--scratch", type=pathlib.Path, default=ROOT / ".build" / "broken")
    arguments = parser.parse_args()
    tree = arguments.scratch
    tree.mkdir(parents=True, exist_ok=True)
    break_all(tree)
    if subprocess.run(["swift", "build", "--build-tests", "-q"], cwd=tree).returncode != 0:
        return 1
    python = ["--python", arguments.python] if arguments.python else []
    if by := noticed(tree, 0, python):
        sys.exit(f"without a break {by} fails")
    missed = []
    numbers = arguments.numbers or range(1, len(BREAKS) + 1)
    for number in numbers:
        item = BREAKS[number - 1]
        if arguments.checks and item.check not in arguments.checks.split(","):
            continue
        by = noticed(tree, number, python)
        print(f"{number} {item.file}: {item.new[:90]!r}: {by or 'NOT NOTICED'}", flush=True)
        if by is None:
            missed.append(number)
    print(f"{len(missed)} not noticed: {missed}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
