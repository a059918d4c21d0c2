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
      "--output", "-o", value: "FILE.svg", help: "where to draw it; - or none is standard output")
  ] + PlotOptions.table + [
    Option("--phases", help: "shade the warmup, the plateau and the decay of the first"),
    Option("--panels", help: "each in a panel of its own, on shared scales"),
  ],
  notes: ["Lines are labelled with the names of their files, or with --labels."] + PlotOptions.notes
) { arguments in
  let inputs = arguments.operands
  let output = arguments["--output"] ?? "-"
  let options = try PlotOptions(arguments)
  let labels = try options.labels(for: inputs.count) ?? inputs.map(label)
  if inputs.count(where: { $0 == "-" }) > 1 {
    throw UsageError("standard input can be read once", "give - once")
  }
  try refuseToOverwrite(inputs, with: [output])
  let series = try zip(inputs, labels).map { try readSpec($0).labeled($1) }
  var plot = Plot(labels.joined(separator: ", ")) { series }
  if arguments.has("--phases") {
    if let first = series.first, first.schedule.plateau == nil {
      throw UsageError(
        "--phases says nothing here",
        "\(inputName(inputs[0])) rises again after a fall, so it has no one warmup, plateau and decay"
      )
    }
    plot = plot.shadingPhases()
  }
  if arguments.has("--panels") { plot = plot.inPanels() }
  try write([(options.applied(to: plot).svg().text, output)])
}

/// The name of a file without its folder and ending.
func label(of path: String) -> String {
  path == "-"
    ? "standard input" : URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
}
