import Foundation
import TestSupport
import Testing

/// The examples of doc comments, as one program: each block is compiled for itself, and prints where what it gives
/// is not what stands beside it.
///
/// `EXPRESSION  // EXPECTED`, or the expected text on comment lines of its own below, is checked where that text
/// begins as a value does: with a digit, a sign, a bracket, `true`, `false`, `nil`, or a capital letter and a
/// parenthesis. Any other comment is words.
struct DocumentationTests {
  /// An example of a doc comment.
  struct Example {
    let file: String
    /// The line of its fence.
    let line: Int
    var lines: [String] = []
  }

  /// A library, what its examples import, how many of what they give is checked at least, and what they take for
  /// granted.
  static let libraries: [(name: String, imports: [String], checks: Int, given: String)] = [
    ("Schedules", ["Schedules"], 70, ""), ("Logs", ["Logs"], 0, ""),
    (
      "TrainingSteps", ["Schedules", "Logs", "TrainingSteps"], 3,
      "let trials = [Trial(\"a\", curve: Curve(steps: [12_000, 24_000], values: [0.5, 0.3]))]\n"
    ),
    (
      "Exchange", ["Schedules", "Exchange"], 0,
      """
      let schedule = Schedule.constant(1, for: 4).holding(for: 2)
        .decaying(to: 0, over: 4, along: .polynomial(power: 3))
      let round2 = schedule

      """
    ),
    ("SVG", ["SVG"], 0, ""),
    ("LossLaws", ["Schedules", "LossLaws"], 4, madeLogs),
    (
      "SchedulePlots", ["Schedules", "LossLaws", "SchedulePlots"], 0,
      madeLogs + """
        let schedule = Schedule.warmup(to: 1, over: 10).decaying(to: 0, over: 90)
        let (round1, linear, longer) = (schedule, schedule, schedule)
        let fit = try! LossLawFit([cosineRun, constantRun, twoStageRun])

        """
    ),
  ]

  /// Logs of three schedules, made from a published fit of the multi-power law, and what to predict by them.
  static let madeLogs = """
    let warmup = Schedule.warmup(to: 3e-4, over: 2_000)
    let cosine = warmup.decaying(to: 3e-5, over: 22_000, along: .cosine)
    func logged(_ name: String, _ schedule: Schedule) -> LossRun {
      let law = MultiPowerLaw(
        floor: 3.040, scale: 0.525, exponent: 0.508, drop: 363.8, speed: 2.066, curvature: 0.583,
        rateExponent: 0.641)
      let steps = Array(stride(from: 2_000, to: schedule.length, by: 200))
      return try! LossRun(name, schedule, steps: steps, losses: law.loss(of: schedule, at: steps))
    }
    let cosineRun = logged("cosine", cosine)
    let constantRun = logged("constant", warmup.holding(for: 22_000))
    let twoStageRun = logged(
      "two stages", warmup.holding(for: 8_000).appending(.constant(9e-5, for: 10_000)))
    let round2 = warmup.holding(for: 50_000).decaying(to: 3e-5, over: 20_000)

    """

  @Test(arguments: libraries)
  func `every example of a doc comment compiles, and gives what stands beside it`(
    library: String, imports: [String], checks: Int, given: String
  ) throws {
    let examples = try Self.examples(of: library)
    #expect(!examples.isEmpty)
    var program = imports.map { "import \($0)\n" }.joined() + Self.prelude + given
    for example in examples { program += Self.block(example) }
    program += "Swift.print(checks)\n"
    let modules = [
      "Schedules", "Logs", "TrainingSteps", "LossLaws", "Exchange", "SVG", "Files", "SchedulePlots",
    ]
    let printed = try output(ofProgram: program, with: modules, from: buildFolder)
    let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n")
    #expect(lines.dropLast() == [])
    #expect(lines.last.flatMap { Int($0) } ?? -1 >= checks)
  }

  @Test func `an example is read as bindings, checks, and words`() {
    let block = Self.block(
      Example(
        file: "A.swift", line: 1,
        lines: [
          "let a = f(", "  1)  // 2", "a.b  // words", "try a", "  .c()", "// [1,", "//   2]",
        ]))
    #expect(
      block == """
        do {
        let a = f(
          1)
        check("A.swift:2", a, "2")
        _ = try a.b
        check("A.swift:5", try a
          .c(), "[1,\\n  2]")
        } catch { Swift.print("A.swift:1: \\(error)") }

        """)
  }

  private static let prelude = """
    import Foundation

    // What an example prints is not what this program has to say.
    func print(_ value: Any) {}
    nonisolated(unsafe) var checks = 0
    func check<T>(_ place: String, _ value: T?, _ expected: String) {
      checks += 1
      let text = value.map { "\\($0)" } ?? "nil"
      if text != expected { Swift.print("\\(place): \\(text)\\n  and not \\(expected)") }
    }

    """

  /// The blocks of Swift in the doc comments of the sources, in the order of their files.
  private static func examples(of library: String) throws -> [Example] {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/\(library)").standardizedFileURL
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
    var examples: [Example] = []
    for file in files {
      let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
      var isInside = false
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        guard let comment = line.firstMatch(of: /^ *\/\/\/ ?(.*)$/) else { continue }
        switch comment.1 {
        case "```swift":
          examples.append(Example(file: file, line: index + 1))
          isInside = true
        case "```": isInside = false
        default: if isInside { examples[examples.count - 1].lines.append(String(comment.1)) }
        }
      }
    }
    return examples
  }

  /// A block as a part of the program.
  private static func block(_ example: Example) -> String {
    var text = "do {\n"
    var (statement, place) = ([String](), 0)
    var comment: [Substring] = []
    func finish() {
      if statement.isEmpty { return }
      var code = statement.joined(separator: "\n")
      if let printed = code.wholeMatch(of: /print\((.*)\)/) { code = String(printed.1) }
      let expected = comment.joined(separator: "\n")
      let isValue =
        expected.firstMatch(of: /^([-0-9\[]|true$|false$|nil$|[A-Z][A-Za-z]*\()/) != nil
      let binding = code.firstMatch(of: /^(?:let|var) (\w+)/)
      let check = { (value: Substring) in
        "check(\"\(example.file):\(example.line + place)\", \(value), \(expected.debugDescription))\n"
      }
      if let binding {
        text += code + "\n" + (isValue ? check(binding.1) : "")
      } else if code.hasPrefix("do {") {
        text += code + "\n"
      } else {
        text +=
          isValue ? check(code[...]) : "_ = " + (code.hasPrefix("try") ? "" : "try ") + code + "\n"
      }
      (statement, comment) = ([], [])
    }
    for (index, line) in example.lines.enumerated() {
      if line.hasPrefix("//") {
        comment.append(line.dropFirst(line.hasPrefix("// ") ? 3 : 2))
        continue
      }
      let isContinued = isOpen(statement) || line.drop { $0 == " " }.hasPrefix(".")
      if !isContinued {
        finish()
        place = index + 1
      }
      let parts = line.firstRange(of: "  // ")
      statement.append(String(parts.map { line[..<$0.lowerBound] } ?? line[...]).trimmingEnd())
      comment = parts.map { [line[$0.upperBound...]] } ?? []
    }
    finish()
    return text + "} catch { Swift.print(\"\(example.file):\(example.line): \\(error)\") }\n"
  }

  /// Whether a bracket is open still.
  private static func isOpen(_ lines: [String]) -> Bool {
    lines.joined().reduce(0) { depth, character in
      depth + ("([{".contains(character) ? 1 : ")]}".contains(character) ? -1 : 0)
    } > 0
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
