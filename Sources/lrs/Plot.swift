import Foundation
import SchedulePlots
import Schedules

let plot = Command(
  name: "plot",
  summary: "Draws schedules beside each other, as one SVG.",
  operands: "A.json B.json …",
  operandCount: 1...100,
  options: [
    Option(
      "--output", "-o", value: "FILE.svg", help: "where to draw it; - or none is standard output"),
    Option("--log", help: "a logarithmic rate axis; a rate of 0 leaves it at its floor"),
    Option("--title", value: "TEXT", help: "the title; by default what is compared"),
  ],
  notes: [
    "Lines are labelled with the names of their files.",
    "For a PNG: rsvg-convert FILE.svg -o FILE.png, or open it in a browser.",
  ]
) { arguments in
  let inputs = arguments.operands
  let output = arguments["--output"] ?? "-"
  if inputs.count(where: { $0 == "-" }) > 1 {
    throw UsageError("standard input can be read once", "give - once")
  }
  try refuseToOverwrite(inputs, with: [output])
  let series = try inputs.map { try readSpec($0).labeled(label(of: $0)) }
  let title = arguments["--title"] ?? series.map(\.label).joined(separator: ", ")
  let svg = try Plot(title) { series }.logarithmic(arguments.has("--log")).svg()
  try write([(svg.text, output)])
}

/// The name of a file without its folder and ending.
private func label(of path: String) -> String {
  path == "-"
    ? "standard input" : URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
}
