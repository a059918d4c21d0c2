/// The colours of a plot.
public enum Theme: String, Sendable, Hashable, CaseIterable {
  /// Light, and dark for readers whose colour scheme is dark.
  case automatic = "auto"
  /// Light always.
  case light
  /// Dark always.
  case dark
}

/// What each colour is for. To what it stands on, text has a contrast of 4.5 or more, a line of 3.
struct Colors {
  let background: String
  let text: String
  let muted: String
  let line: String
  /// Behind a band.
  let band: String

  static let light = Colors(
    background: "#ffffff", text: "#1f2328", muted: "#59636e", line: "#7a838f", band: "#eef2f7")
  static let dark = Colors(
    background: "#0d1117", text: "#e6edf3", muted: "#9198a1", line: "#6e7681", band: "#1b222c")
}

/// How the lines of a plot are told apart: by hue (after Okabe and Ito, those that stand out on
/// white and on black) and by dash.
enum Stroke {
  static let hues = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"]
  static let dashes = ["", "7 3", "2 3", "9 3 2 3", "14 4"]

  /// Which hue the series of an index has; the one past the last is the colour of text.
  static func hue(_ index: Int) -> Int { index % (hues.count + 1) }

  /// Whether a hue does not stand out on a band, and is edged there in the background's colour.
  static func needsEdge(_ hue: Int) -> Bool { hue == 3 }

  /// The dash of the series of an index; empty for a solid line.
  ///
  /// Where the hues begin again the dashes stand one further on, so that no two of 25 are alike.
  static func dash(_ index: Int) -> String {
    dashes[(index + index / (hues.count + 1)) % dashes.count]
  }
}

extension Theme {
  /// The style sheet, every selector of it below the root.
  ///
  /// | class | is |
  /// | --- | --- |
  /// | `b`, `w` | the background, a band |
  /// | `t`, `p`, `m` | the title, a pane's title, text that stands back |
  /// | `a` | axes, ticks and rules |
  /// | `k` | the edge of a line where it crosses a band |
  /// | `l`, `s0` … `s4` | a line, its hue |
  /// | `f0` … `f4` | an area of that hue |
  /// | `o` | the inside of a ring |
  /// | `n`, `i` | a thin line, the area of an interval |
  ///
  /// - Parameters:
  ///   - hues: The hues that are drawn.
  ///   - areas: Those that areas are drawn in.
  ///   - bands: Whether there are any.
  ///   - rings: Whether there are any.
  ///   - thin: Whether lines are, and areas are of intervals.
  func style(
    _ root: String, hues: Set<Int>, areas: Set<Int> = [], bands: Bool, rings: Bool = false,
    thin: Bool = false
  ) -> String {
    let own = Stroke.hues.count
    func rules(_ c: Colors) -> String {
      var rules =
        "\(root) .b{fill:\(c.background)}\(root) text{fill:\(c.text)}"
        + "\(root) .m,\(root) .m text{fill:\(c.muted)}\(root) .a{stroke:\(c.line)}"
      if bands { rules += "\(root) .w{fill:\(c.band)}\(root) .k{stroke:\(c.background)}" }
      if rings { rules += "\(root) .o{stroke:\(c.background)}" }
      if hues.contains(own) { rules += "\(root) .s\(own){stroke:\(c.text)}" }
      if areas.contains(own) { rules += "\(root) .f\(own){fill:\(c.text)}" }
      return rules
    }
    var shape =
      "\(root) text{font:12px system-ui,sans-serif}\(root) .t{font-size:15px;font-weight:600}"
      + "\(root) .p{font-weight:600}\(root) .a,\(root) .l{fill:none}"
      + "\(root) .l{stroke-width:2;stroke-linejoin:round}"
    if bands { shape += "\(root) .k{fill:none;stroke-width:5}" }
    for (index, hue) in Stroke.hues.enumerated() {
      if hues.contains(index) { shape += "\(root) .s\(index){stroke:\(hue)}" }
      if areas.contains(index) { shape += "\(root) .f\(index){fill:\(hue)}" }
    }
    if thin { shape += "\(root) .n{stroke-width:1.25}\(root) .i{fill-opacity:.25}" }
    if !areas.isEmpty, !thin { shape += "\(root) .e{fill-opacity:.35;stroke-width:1}" }
    return switch self {
    case .light: shape + rules(.light)
    case .dark: shape + rules(.dark)
    case .automatic:
      shape + rules(.light) + "@media (prefers-color-scheme:dark){\(rules(.dark))}"
    }
  }
}
