import SchedulePlots

/// How a plot is to look, as the options of a call say.
struct PlotOptions {
  static let table = [
    Option("--log", help: "a logarithmic rate axis; a rate of 0 has a place below it"),
    Option("--steps", value: "A:B", help: "draw only the steps from A up to, not including, B"),
    Option("--title", value: "TEXT", help: "the title; by default what is compared"),
    Option(
      "--labels", value: "A,B,…",
      help: "the names of the lines, in their order; a comma in one is \\,"),
    Option("--theme", value: "THEME", help: "auto (the reader's own, the default), light or dark"),
    Option("--size", value: "WxH", help: "in pixels, such as 720x400"),
  ]

  /// Those of a plot of predictions: all steps are drawn.
  static let predictionTable = table.filter { $0.name != "--steps" }

  /// What help says of turning a plot into another format.
  static let notes = [
    "The SVG follows the reader's light or dark theme. For a PNG of twice the size:",
    "  rsvg-convert --zoom 2 FILE.svg --output FILE.png    (Debian: librsvg2-bin)",
    "which is light, or dark where the plot was drawn with --theme dark.",
  ]

  let isLogarithmic: Bool
  private let steps: Range<Int>?
  let title: String?
  let theme: Theme
  let size: (width: Double, height: Double)?
  /// The names of the lines; nil where each keeps its own.
  let labels: [String]?

  /// - Throws: `UsageError` for an option that says nothing that a plot can be.
  init(_ arguments: Arguments) throws {
    isLogarithmic = arguments.has("--log")
    title = arguments["--title"]
    steps = try arguments["--steps"].map { text in
      let steps = try stepRange(text)
      if steps.lowerBound < 0 || steps.isEmpty {
        throw UsageError("--steps: \(text) has no step to draw", "give a range such as 0:100")
      }
      return steps
    }
    theme =
      try arguments["--theme"].map { name in
        if let theme = Theme(rawValue: name) { return theme }
        let known = Theme.allCases.map(\.rawValue)
        throw UsageError(
          "--theme: there is no theme \(name)",
          guess(name, among: known) ?? "give one of \(known.joined(separator: ", "))")
      } ?? .automatic
    size = try arguments["--size"].map(PlotOptions.size)
    labels = arguments["--labels"].map(PlotOptions.names)
  }

  /// The names of a list with commas between them; `\,` is a comma in a name.
  static func names(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).reduce(into: []) { names, part in
      if let last = names.last, last.hasSuffix("\\") {
        names[names.count - 1] = last.dropLast() + "," + part
      } else {
        names.append(String(part))
      }
    }
  }

  /// Names for so many lines.
  ///
  /// - Throws: `UsageError` where there are more or fewer.
  func labels(for count: Int) throws -> [String]? {
    guard let labels, labels.count != count else { return labels }
    throw UsageError(
      "--labels names \(labels.count) lines, and there are \(count)",
      "give one name a line, with commas between them")
  }

  /// The plot as it is to look.
  func applied(to plot: Plot) -> Plot {
    var plot = plot.logarithmic(isLogarithmic).themed(theme)
    if let steps { plot = plot.showing(steps) }
    if let title { plot = plot.titled(title) }
    if let size { plot = plot.sized(size.width, size.height) }
    return plot
  }

  private static func size(_ text: String) throws -> (width: Double, height: Double) {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0].map({ Double($0) }),
      let height = sides[1].map({ Double($0) }), Plot.widths.contains(width),
      Plot.heights.contains(height)
    else {
      throw UsageError(
        "--size: \"\(text)\" is not a size from 320x200 to 4000x4000", "give one such as 720x400")
    }
    return (width, height)
  }
}

/// How a plot of predictions is to look, as the options of a call say.
struct PredictionOptions {
  private let options: PlotOptions
  /// The names of the predicted schedules; nil where each keeps its own.
  let labels: [String]?

  /// - Throws: `UsageError` for options that say nothing here, or names for more or fewer schedules.
  init(_ arguments: Arguments, count: Int) throws {
    options = try PlotOptions(arguments)
    try arguments.refuse(
      PlotOptions.table.map(\.name), unless: arguments.has("--plot"),
      because: "it is for --plot FILE.svg")
    labels = try options.labels(for: count)
  }

  func applied(to picture: Prediction) -> Prediction {
    var picture = picture.logarithmic(options.isLogarithmic).themed(options.theme)
    if let title = options.title { picture = picture.titled(title) }
    if let size = options.size { picture = picture.sized(size.width, size.height) }
    return picture
  }
}
