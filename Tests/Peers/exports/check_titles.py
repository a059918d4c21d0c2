"""No title becomes code: under each hostile one the syntax tree is that of a harmless one, to the node.

Python is parsed by Python's own `ast`, which knows no comments; Swift by swiftc, places aside.
"""

import ast
import json
import pathlib
import re
import shutil
import subprocess
import sys

from report import Report

PYTHON = ["python", "pytorch", "huggingface", "composer", "optax", "mlx"]
report = Report("titles")
folders = sorted((pathlib.Path(sys.argv[1]) / "titles").iterdir(), key=lambda folder: int(folder.name))
SWIFTC = shutil.which("swiftc")


def tree(file: pathlib.Path) -> str:
    """What a file means to what reads it, without its comments."""
    data = file.read_bytes()
    # The head's own lines alone tell Python how the bytes are to be read.
    assert b"coding" not in b"".join(data.splitlines()[:2]), "it says an encoding"
    target = file.stem.removesuffix("-round-2")
    if target in PYTHON:
        return ast.dump(ast.parse(data, file.name), indent=1)
    if target == "mlx-swift":
        if SWIFTC is None:
            return ""
        run = subprocess.run([SWIFTC, "-frontend", "-dump-parse", file], capture_output=True, text=True)
        if run.returncode != 0:
            raise SyntaxError(run.stderr[:300])
        return re.sub(r"\[[^\]]*:\d+:\d+[^\]]*\]|\S*\.out\S*|0x[0-9a-f]+", "", run.stdout)
    if target == "megatron":
        # As a shell's `grep -v '^#'` leaves it, whose lines end in "\n" alone.
        return "\n".join(line for line in data.decode().split("\n") if not line.startswith("#"))
    if target in {"json", "huggingface-arguments"}:
        return repr(json.loads(data))
    return data.decode()


for file in sorted(folders[0].iterdir()):
    harmless = tree(file)
    for folder in folders[1:]:
        report.cases += 1
        try:
            if tree(folder / file.name) != harmless:
                report.fault(f"title {folder.name}, {file.name}: another program")
        except (SyntaxError, ValueError, AssertionError, OSError) as error:
            report.fault(f"title {folder.name}, {file.name}: {error}")
if SWIFTC is None:
    print("NOT CHECKED: titles in Swift, for there is no swiftc")
report.end()
