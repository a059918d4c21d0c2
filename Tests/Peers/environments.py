"""Virtual environments with the frameworks, made where there is none and kept under .build/peers.

A requirements file is in blocks, each named by its first line: a framework and what it imports. A block that
cannot be installed is missing by itself; one that was installed is not asked for again until it changes.
"""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FILES = [HERE / "requirements.txt", HERE / "exports" / "requirements.txt"]


def blocks() -> dict[str, list[str]]:
    """The requirements of each block, by the name of its framework."""
    known = {}
    for file in FILES:
        lines = [line for line in file.read_text().splitlines() if not line.startswith("#")]
        for block in "\n".join(lines).split("\n\n"):
            if wanted := block.split():
                known[wanted[0].split("==")[0]] = wanted
    return known


class Environment:
    """A folder with a Python of its own."""

    def __init__(self, folder: pathlib.Path, seconds: float):
        self.folder = folder
        self.seconds = seconds
        self.python = str(folder / "bin" / "python")

    def make(self):
        if not pathlib.Path(self.python).exists():
            subprocess.run([sys.executable, "-m", "venv", self.folder], check=True)

    def install(self, wanted: list[str], *, dependencies: bool = False) -> str | None:
        """Installs a block, unless it was; what is wrong, where something is."""
        done = self.folder / (wanted[0] + ".txt")
        text = "\n".join(wanted) + "\n"
        if done.exists() and done.read_text() == text:
            return None
        options = [] if dependencies else ["--no-deps"]
        try:
            self.make()
            run = subprocess.run(
                [self.python, "-m", "pip", "install", "--quiet", *options, *wanted],
                capture_output=True, text=True, timeout=self.seconds,
                env=os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            )
        except subprocess.TimeoutExpired:
            return f"not within {self.seconds:.0f} seconds"
        except (OSError, subprocess.CalledProcessError) as error:
            return f"no environment can be made: {error}"
        if run.returncode != 0:
            return (run.stderr.strip().splitlines() or ["pip failed"])[-1][:160]
        done.write_text(text)
        return None
