// `bench` measures, each kind by its option:
//
//     swift run -c release bench [CURVE …]            curve by length against filling a buffer; single steps
//     swift run -c release bench --peers PYTHON       numpy, torch, optax and transformers, by peers.py
//     swift run -c release bench --plots [PYTHON]     three schedules as an SVG, beside matplotlib
//     swift run -c release bench --logs [PYTHON]      logs of a million rows, beside pandas
//     swift run -c release bench --loss-laws          fitting a law, predicting with it, searching a decay
//
// PYTHON is an interpreter of an environment that has the peers; Tests/Peers/README.md makes one. For plots and logs
// `lrs` is to be built for release too.

import Foundation
import Schedules

let arguments = CommandLine.arguments.dropFirst()
let names = arguments.filter { !$0.hasPrefix("-") }
let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let lrs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  .appendingPathComponent("lrs")

switch arguments.first {
case "--peers":
  try runPeers(python: names.first ?? "python3", script: sources.appendingPathComponent("peers.py"))
case "--plots":
  try Plots.table(lrs: lrs.path, python: names.first)
case "--logs":
  try printLogs(lrs: lrs, python: names.first.map { URL(fileURLWithPath: $0) }, in: sources)
case "--loss-laws":
  try LossLawTimes.table()
default:
  let subjects = names.isEmpty ? Subject.all : Subject.all.filter { names.contains($0.name) }
  Ratios.table(of: subjects, repeats: 9)
  SingleSteps.table(of: subjects, repeats: 9)
}
