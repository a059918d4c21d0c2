/// The colours of a plot.
public enum Theme: Sendable, Hashable {
  /// Light, and dark for readers whose colour scheme is dark.
  case automatic
  case light
  case dark
}

/// What each colour is for. All have a contrast of 3 or more to the background, text of 4.5.
struct Colors {
  let background: String
  let text: String
  let muted: String
  let line: String

  static let light = Colors(
    background: "#ffffff", text: "#1f2328", muted: "#59636e", line: "#818b98")
  static let dark = Colors(
    background: "#0d1117", text: "#e6edf3", muted: "#9198a1", line: "#6e7681")
}

/// How the lines of a plot are told apart: by hue (after Okabe and Ito, those that stand out on
/// white and on black) and by dash.
enum Stroke {
  static let hues = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"]
  static let dashes = ["", "7 3", "2 3", "9 3 2 3", "14 4"]

  /// Which hue the series of an index has; the one past the last is the colour of text.
  static func hue(_ index: Int) -> Int { index % (hues.count + 1) }

  /// The dash of the series of an index; empty for a solid line.
  ///
  /// Where the hues begin again the dashes stand one further on, so that no two of 25 are alike.
  static func dash(_ index: Int) -> String {
    dashes[(index + index / (hues.count + 1)) % dashes.count]
  }
}

extension Theme {
  /// The style sheet, every selector of it below the root.
  func style(_ root: String) -> String {
    func rules(_ c: Colors) -> String {
      "\(root) .b{fill:\(c.background)}\(root) text{fill:\(c.text)}\(root) .m{fill:\(c.muted)}"
        + "\(root) .a{stroke:\(c.line)}\(root) .s4{stroke:\(c.text)}"
    }
    let shape =
      "\(root) text{font:12px system-ui,sans-serif}\(root) .t{font-size:15px;font-weight:600}"
      + "\(root) .a,\(root) .l{fill:none}\(root) .l{stroke-width:2;stroke-linejoin:round}"
      + Stroke.hues.enumerated().map { "\(root) .s\($0.offset){stroke:\($0.element)}" }.joined()
    return switch self {
    case .light: shape + rules(.light)
    case .dark: shape + rules(.dark)
    case .automatic:
      shape + rules(.light) + "@media (prefers-color-scheme:dark){\(rules(.dark))}"
    }
  }
}
