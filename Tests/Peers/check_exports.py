"""Runs every exported file in the framework that it is written for, update by update.

    python3.11 check_exports.py                  # makes an environment of its own, and the files; all of it
    python3.11 check_exports.py --python PYTHON  # with an environment that there is
    python3.11 check_exports.py torch mlx        # some of exports/check_NAME.py

The rate that the optimizer used is compared with the file's own function, to the bit, and that with the
schedule's rates in Swift. What cannot be installed is named, and nothing is said to be checked that was not.
The exit code is 1 where a check failed, 2 where none failed but something could not be had, else 0.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CHECKS = ["python", "torch", "transformers", "trainer", "composer", "megatron", "optax", "mlx", "swift"]
# Composer's own requirements pin an older torch; what its schedulers need is less.
COMPOSER = HERE / "exports" / "requirements-composer.txt"


def make_environment(folder: pathlib.Path) -> tuple[str, list[str]]:
    """An environment with what can be had of the frameworks; each line by itself, so that one failing is one missing."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    missing = []
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps"]
    for file in [HERE / "requirements.txt", HERE / "exports" / "requirements.txt", COMPOSER]:
        if subprocess.run(pip + ["-r", file]).returncode == 0:
            continue
        for line in file.read_text().splitlines():
            if line and not line.startswith("#") and subprocess.run(pip + [line]).returncode != 0:
                print(f"CANNOT BE INSTALLED: {line}")
                missing.append(line)
    return str(folder / "bin" / "python"), missing


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", choices=CHECKS, default=CHECKS)
    parser.add_argument("--python", help="a Python with the frameworks")
    parser.add_argument("--files", help="a folder with the exported files")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python, missing = arguments.python, []
        if not python:
            python, missing = make_environment(pathlib.Path(folder) / "venv")
        files = arguments.files
        if not files:
            files = str(pathlib.Path(folder) / "files")
            subprocess.run(
                ["swift", "test", "--filter", "ExportFiles"],
                cwd=HERE.parents[1], env=os.environ | {"LRS_EXPORTS": files}, check=True,
                stdout=subprocess.DEVNULL,
            )
        failed = []
        for name in arguments.names or CHECKS:
            program = HERE / "exports" / f"check_{name}.py"
            environment = os.environ | {"PYTHONPATH": str(HERE / "exports"), "JAX_PLATFORMS": "cpu"}
            code = subprocess.run([python, program, files], env=environment).returncode
            if code == 2:  # what the checks end with where their framework cannot be imported
                missing.append(name)
            elif code != 0:
                failed.append(name)
    print("failed: " + ", ".join(failed) if failed else "all that was run agrees")
    if missing:
        print("could not be had: " + ", ".join(missing))
    return 1 if failed else 2 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
