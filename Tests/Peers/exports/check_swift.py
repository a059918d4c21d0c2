"""mlx-swift: compiled by itself, its own checks run, and its rates, as Float, at the compared steps."""

import pathlib
import shutil
import subprocess
import tempfile

from cases import Report, cases

report = Report("mlx-swift")
if shutil.which("swiftc") is None:
    print("NOT CHECKED: there is no swiftc")
    raise SystemExit(2)

# All files are one module, so that the compiler starts once: each in a namespace of its own.
listed = cases("mlx-swift")
with tempfile.TemporaryDirectory() as folder:
    main = ["import Foundation"]
    for index, case in enumerate(listed):
        source = case.path("mlx-swift").read_text().replace("import Foundation", "", 1)
        source = source.split("#if CHECK_LEARNING_RATE")[0]
        source = source.replace("\nfunc learningRate", "\nstatic func learningRate").replace(
            "\nprivate let ", "\nprivate static let "
        )
        path = pathlib.Path(folder) / f"case{index}.swift"
        path.write_text(f"import Foundation\nenum Case{index} {{\n{source}}}\n")
        steps = ", ".join(str(step) for step in case.rates)
        main.append(f"for step in [{steps}] {{ print({index}, step, Float(Case{index}.learningRate(at: step))) }}")
    (pathlib.Path(folder) / "main.swift").write_text("\n".join(main) + "\n")
    files = sorted(str(path) for path in pathlib.Path(folder).glob("*.swift"))
    program = str(pathlib.Path(folder) / "all")
    subprocess.run(["swiftc", "-Onone", *files, "-o", program], check=True)
    printed = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    values = {}
    for line in printed.splitlines():
        index, step, rate = line.split()
        values[int(index), int(step)] = float(rate)
    for index, case in enumerate(listed):
        report.floats(case, lambda step: values[index, step])
    # Some as they are, with their own checks.
    for case in listed[::20]:
        source = pathlib.Path(folder) / "Alone.swift"
        source.write_text(case.path("mlx-swift").read_text())
        subprocess.run(
            ["swiftc", "-parse-as-library", "-D", "CHECK_LEARNING_RATE", source, "-o", program], check=True
        )
        if subprocess.run([program]).returncode != 0:
            report.fault(f"{case.name}: its own checks fail")
report.end()
