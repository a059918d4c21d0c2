/// Titles that would become code, or hide it, where they were written into a program as they are.
enum HostileTitles {
  static let all: [String] = breaks + quotes + comments + unseen + others

  /// What ends a line in Python, in Swift, or in an editor.
  private static let breaks = [
    "x\nimport os; os.system('id')", "x\r\nexit()", "x\rexit()", "\u{2028}exit()",
    "\u{2029}exit()", "\u{85}exit()", "\u{B}exit()", "\u{C}exit()", "\u{1C}exit()",
    "x\n    exit()", "\n\nfatalError()", "\n\"\"\"\nexit()\n\"\"\"",
  ]

  private static let quotes = [
    "'", "\"", "\"\"\"", "'''", "\"\"\" + exit() + \"\"\"", "\\\"", "\\", "ends in \\", "\\\\",
    "\\n",
    "\\N{LATIN SMALL LETTER A}", "\\u000aexit()", "\\x", "\\(fatalError())",
    "#\"\\#(fatalError())\"#",
    "{exit()}", "%s%n", "${IFS}`id`", "$(id)",
  ]

  private static let comments = [
    "*/ fatalError() /*", "*/", "/*", "//", "#", "#if true", "#endif", "# coding: utf-7",
    "coding: utf-7", "-*- coding: rot13 -*-", "spec: {}", "\nspec: {}", "# fmt: off",
    "# type: ignore",
    "#!/bin/sh", "noqa", "swift-format-ignore-file", "-->", "]]>", "--lr 5", "\n--lr 5",
  ]

  /// Text that is shown in another order than it is read in, or not at all.
  private static let unseen = [
    "\u{202E}exit()", "\u{202D}\u{2066}exit()\u{2069}", "\u{200B}\u{200D}\u{FEFF}exit()", "\u{AD}",
    "\u{0}exit()", "\u{7F}\u{1B}[2Jexit()", "\u{8}\u{8}\u{8}exit()", "\u{1A}exit()",
    "\u{E000}\u{FFFF}",
    "\u{E0001}\u{E0065}", "\t\texit()", "\u{A0}\u{3000}exit()",
  ]

  private static let others = [
    "", " ", String(repeating: "x", count: 1_000_000), String(repeating: "\n", count: 10_000),
    String(repeating: "\u{301}", count: 5_000), "学习率 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é", "e\u{301}\u{301}",
  ]
}
