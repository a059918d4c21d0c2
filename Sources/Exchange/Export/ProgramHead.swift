import Schedules

/// What a generated file says of itself before its first statement, as lines of a comment.
///
/// What comes from a user stands in comments alone, brought to one line of visible characters, and never in the
/// first two lines, in which Python looks for the encoding of the file.
struct ProgramHead {
  private let title: String?
  private let resuming: [String]
  private let target: ExportTarget

  /// - Parameter resuming: Where round 2 goes on from round 1; nothing where the schedule is no round 2.
  init(_ title: String?, resuming: [String], _ target: ExportTarget) {
    self.title = title.map(Self.visible)
    self.resuming = resuming
    self.target = target
  }

  /// Whether the file is round 2, which may go on from a checkpoint of round 1.
  var isHandOver: Bool { !resuming.isEmpty }

  /// The lines, without the sign of a comment; `usage` says how the file is used.
  func lines(of schedule: Schedule, usage: [String]) -> [String] {
    let n = schedule.length
    return ["Learning-rate schedule for \(target.name), written by lrs export.", ""]
      + (title.map { ["Title: \($0)", ""] } ?? [])
      + [
        "Rates are absolute. The rate of `step` is the one used by update `step`, counted from 0;",
        "past the last of its \(n) step\(n == 1 ? "" : "s") the final rate holds.",
      ] + (isHandOver ? [""] + resuming : []) + (usage.isEmpty ? [] : [""] + usage) + [
        "", SpecLine.mark + SpecLine.text(of: schedule),
      ]
  }

  /// A text on one line, without what is not seen or could end a comment, and not without end.
  static func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(200).map { scalar -> String in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        "\u{FFFD}"
      default: String(scalar)
      }
    }
    return scalars.joined()
  }
}
