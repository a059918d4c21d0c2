"""Runs every exported file in the framework that it is written for, update by update.

    python3 check_exports.py                  # all, in environments that it makes under .build/peers
    python3 check_exports.py --quick          # what a few minutes are enough for, on a clean machine
    python3 check_exports.py torch mlx        # some of exports/check_NAME.py
    python3 check_exports.py --python PYTHON  # with an environment that there is

The rate that the optimizer used is compared with the file's own function, to the bit, and that with the
schedule's rates in Swift. What cannot be installed is named, and nothing is said to be checked that was not.
The exit code is 1 where a check failed, 2 where none failed but something could not be had, else 0.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from environments import HERE, Environment, blocks
from exports.table import table

# What each check imports, as blocks of the requirements.
NEEDS = {
    "python": [],
    "titles": [],
    "format": ["black", "ruff"],
    "swift": [],
    "torch": ["torch"],
    "huggingface": ["torch"],
    "optax": ["optax"],
    "mlx": ["mlx"],
    "megatron": ["torch", "optax", "megatron-core"],
    "transformers": ["torch", "optax", "transformers"],
    "trainer": ["torch", "optax", "transformers", "accelerate"],
    "composer": [],
}
QUICK = ["python", "titles", "format", "swift", "torch", "optax", "mlx"]
# Where it is to be quick, a framework is given one in so many schedules.
SHARE = 5
# Its own list pins an older torch than the others run with, so it has an environment for itself.
COMPOSER = ["mosaicml==0.32.1"]
# Each block may take so long to install, in seconds.
PATIENCE = {"quick": 150, "all": 3600}
ROOT = HERE.parents[1]


def environment_for(name: str, folder: pathlib.Path, seconds: float) -> tuple[str, list[str]]:
    """A Python with what the check imports, and what of that cannot be installed."""
    if name == "composer":
        environment = Environment(folder / "composer", seconds)
        fault = environment.install(COMPOSER, dependencies=True)
        return environment.python, [f"{COMPOSER[0]}: {fault}"] if fault else []
    if not NEEDS[name]:
        return sys.executable, []
    environment = Environment(folder / "frameworks", seconds)
    known = blocks()
    faults = [(block, environment.install(known[block])) for block in NEEDS[name]]
    return environment.python, [f"{known[block][0]}: {fault}" for block, fault in faults if fault]


def write_files(folder: str):
    """Has the tests write every schedule for every target."""
    subprocess.run(
        ["swift", "test", "--filter", "ExportFiles"],
        cwd=ROOT, env=os.environ | {"LRS_EXPORTS": folder}, check=True, stdout=subprocess.DEVNULL,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NEEDS))
    parser.add_argument("--quick", action="store_true", help="only " + ", ".join(QUICK))
    parser.add_argument("--python", help="a Python with the frameworks")
    parser.add_argument("--files", help="a folder with the exported files")
    parser.add_argument("--environments", type=pathlib.Path, default=ROOT / ".build" / "peers")
    arguments = parser.parse_args()
    for name in arguments.names:
        if name not in NEEDS:
            parser.error(f"there is no check {name}; there are {', '.join(NEEDS)}")
    names = arguments.names or (QUICK if arguments.quick else list(NEEDS))
    seconds = PATIENCE["quick" if arguments.quick else "all"]
    failed, missing = [], []
    with tempfile.TemporaryDirectory() as folder:
        files = arguments.files or str(pathlib.Path(folder) / "files")
        if not arguments.files:
            write_files(files)
        for name in names:
            python = arguments.python
            if not python:
                python, faults = environment_for(name, arguments.environments, seconds)
                for fault in faults:
                    print(f"CANNOT BE INSTALLED: {fault}", flush=True)
            start = time.monotonic()
            code = subprocess.run(
                [python if shutil.which(python) else sys.executable,
                 HERE / "exports" / f"check_{name}.py", files],
                env=os.environ | {
                    "PYTHONPATH": str(HERE / "exports"), "JAX_PLATFORMS": "cpu",
                    "LRS_FIGURES": folder, "PYTHONDONTWRITEBYTECODE": "1",
                    "LRS_SHARE": str(SHARE if arguments.quick else 1),
                },
            ).returncode
            print(f"  in {time.monotonic() - start:.0f} s", flush=True)
            if code == 2:  # what the checks end with where their framework cannot be imported
                missing.append(name)
            elif code != 0:
                failed.append(name)
        print(table(pathlib.Path(folder)))
    left_out = [name for name in NEEDS if name not in names]
    if arguments.quick:
        print(f"NOT RUN: {SHARE - 1} in {SHARE} schedules, in frameworks; plain Python ran all")
    print("failed: " + ", ".join(failed) if failed else "all that was run agrees")
    if missing:
        print("could not be had: " + ", ".join(missing))
    if left_out:
        print("NOT RUN: " + ", ".join(left_out))
    return 1 if failed else 2 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
