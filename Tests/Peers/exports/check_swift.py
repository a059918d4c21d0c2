"""mlx-swift: compiled, run update by update against a stand-in for its optimizers, with its own checks run.

mlx-swift itself is no package of a registry that is used here and wants Apple's Metal: what is proved is that the file
is Swift, that its rates are the schedule's, and that `optimizer.learningRate = Float(...)` takes them to the bit.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from bounds import SWIFT_DOUBLE
from cases import cases
from report import Report

# The members of MLXOptimizers that the file's head speaks of, as mlx-swift declares them.
STAND_IN = """\
open class SGD {
  public var learningRate: Float
  public init(learningRate: Float) { self.learningRate = learningRate }
  open func applySingle(gradient: Float, parameter: Float) -> Float {
    parameter - learningRate * gradient
  }
}
"""
TRAINING = """\
import Foundation
import MLXOptimizers

/// The steps of the cases, a line each.
func steps() -> [Int] { readLine()!.split(separator: " ").map { Int($0)! } }

/// Prints the rate in double, the rate as Float, and how far an update moved.
func train(_ index: Int, _ steps: [Int], _ learningRate: (Int) -> Double) {
  var optimizer = SGD(learningRate: 0.123)
  for (count, step) in steps.enumerated() {
    // A trainer that begins anew in the middle knows the step alone.
    if count == steps.count / 2 { optimizer = SGD(learningRate: 0.5) }
    optimizer.learningRate = Float(learningRate(step))
    let used = optimizer.applySingle(gradient: -1, parameter: 0)
    let rate = learningRate(step)
    print(index, step, rate, Float(rate), Float(rate).bitPattern, used.bitPattern)
  }
}
"""


def namespaced(source: str, index: int) -> str:
    """The file as members of a type, so that all can be one module and the compiler starts once."""
    source = source.replace("import Foundation", "", 1).split("#if CHECK_LEARNING_RATE")[0]
    source = source.replace("\nfunc learningRate", "\nstatic func learningRate")
    source = source.replace("\nprivate let ", "\nprivate static let ")
    return f"import Foundation\nenum Case{index} {{\n{source}}}\n"


def run(*words, given: str = "") -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, input=given)
    if done.returncode != 0:
        print(done.stdout[-2000:] + done.stderr[-2000:])
        sys.exit(1)
    return done.stdout


report = Report("mlx-swift")
if shutil.which("swiftc") is None:
    print("NOT CHECKED: there is no swiftc")
    sys.exit(2)
print("CANNOT BE HAD: mlx-swift itself; its files are compiled and run against a stand-in for its optimizers")
listed = cases("mlx-swift")
worst = 0.0
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "MLXOptimizers.swift").write_text(STAND_IN)
    run("swiftc", "-emit-module", "-emit-library", "-static", "-module-name", "MLXOptimizers", "-parse-as-library",
        folder / "MLXOptimizers.swift", "-o", folder / "libMLXOptimizers.a",
        "-emit-module-path", folder / "MLXOptimizers.swiftmodule")
    sources = folder / "all"
    sources.mkdir()
    (sources / "Training.swift").write_text(TRAINING)
    main = []
    for index, case in enumerate(listed):
        source = case.path("mlx-swift").read_text()
        (sources / f"Case{index}.swift").write_text(namespaced(source, index))
        main.append(f"train({index}, steps()) {{ Case{index}.learningRate(at: $0) }}")
    (sources / "main.swift").write_text("\n".join(main) + "\n")
    program = folder / "program"
    run("swiftc", "-Onone", "-I", folder, "-L", folder, *sorted(sources.glob("*.swift")), "-lMLXOptimizers",
        "-o", program)
    values = {}
    given = "".join(" ".join(map(str, case.rates)) + "\n" for case in listed)
    for line in run(program, given=given).splitlines():
        index, step, double, rate, own, used = line.split()
        values[int(index), int(step)] = (float(double), float(rate), own, used)
    for index, case in enumerate(listed):
        report.floats(case, lambda step: values[index, step][1])
        for step, rate in case.rates.items():
            double, _, own, used = values[index, step]
            report.same(case, step, used, own)
            distance = abs(double - rate) / case.peak if case.peak else abs(double)
            worst = max(worst, distance)
            if distance > SWIFT_DOUBLE:
                report.fault(f"{case.name} step {step}: {double} before it is a Float, not {rate}")
    # Some as they are, with their own checks, which must notice a final rate that was spoilt.
    for case in listed[::20]:
        source = case.path("mlx-swift").read_text()
        spoilt = re.sub(r"\n  return ([0-9.e-]+)\n\}", r"\n  return 1.01 * \1 + 1e-3\n}", source)
        for text, sound in [(source, True), (spoilt, False)]:
            alone = folder / "Alone.swift"
            alone.write_text(text)
            run("swiftc", "-parse-as-library", "-D", "CHECK_LEARNING_RATE", alone, "-o", program)
            ended = subprocess.run([program], stderr=subprocess.DEVNULL).returncode == 0
            if ended != sound:
                wrong = "fail" if sound else "do not notice a spoilt rate"
                report.fault(f"{case.name}: its own checks {wrong}")
print(f"mlx-swift: in double, before it is a Float, the worst {worst:.1e} of the peak")
report.end()
