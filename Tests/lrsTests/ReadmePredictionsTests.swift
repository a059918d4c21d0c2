import Foundation
import LossLaws
import Schedules
import TestSupport
import Testing

/// The README's predictions: each call that stands there with its output, from made logs.
@Suite struct ReadmePredictionsTests {
  /// Logs as of a model of 25M parameters, with noise of a thousandth, from the first update on.
  private static func writeLogs(to folder: Folder) throws {
    let law = MultiPowerLaw(
      floor: 3.040, scale: 0.525, exponent: 0.508, drop: 363.8, speed: 2.066, curvature: 0.583,
      rateExponent: 0.641)
    let warmup = Schedule.warmup(to: 3e-4, over: 2_000)
    let runs = [
      ("cosine", warmup.decaying(to: 3e-5, over: 22_000, along: .cosine)),
      ("constant", warmup.holding(for: 22_000)),
      ("two-stage", warmup.holding(for: 6_000).appending(.constant(9e-5, for: 8_000))),
    ]
    var random = SeededGenerator(seed: 2_503)
    for (name, schedule) in runs {
      let steps = Array(stride(from: 0, to: schedule.length, by: 100))
      let rows = zip(steps, law.loss(of: schedule, at: steps)).map { step, loss in
        let noise = 1 + Double.random(in: -2e-3...2e-3, using: &random)
        let logged = (min(loss, 10.8) * noise * 1e4).rounded() / 1e4
        return "\(step),\(schedule[step]),\(logged)"
      }
      try folder.write("step,lr,loss\n" + rows.joined(separator: "\n") + "\n", to: "\(name).csv")
    }
    let round1 = runs[0].1
    for (name, schedule) in [
      ("round-1", round1), ("round-2", try round1.transferred(to: 72_000).schedule),
    ] {
      let spec = try JSONEncoder().encode(schedule)
      try folder.write(String(decoding: spec, as: UTF8.self), to: "\(name).json")
    }
  }

  @Test func `every prediction of the README is what lrs prints`() throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../README.md")
    let page = try String(contentsOf: readme, encoding: .utf8)
    let section = try #require(
      page.components(separatedBy: "## What will round 2 end at\n").dropFirst().first?
        .components(separatedBy: "\n## ").first)
    let blocks = section.components(separatedBy: "```text\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
    var calls = 0
    try inFolder { folder in
      try Self.writeLogs(to: folder)
      for block in blocks {
        for example in ("\n" + block).components(separatedBy: "\n$ lrs ").dropFirst() {
          let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
          let words = try #require(lines.first).split(separator: " ").map(String.init)
          let done = try folder.run(words, input: .init())
          let printed = done.output.trimmingCharacters(in: .newlines)
          let said = lines.dropFirst().joined(separator: "\n")
          // An ellipsis stands for lines as in the calls above.
          let isSaid =
            said.hasPrefix("…\n") ? printed.hasSuffix("\n" + said.dropFirst(2)) : said == printed
          #expect(done.code == 0 && isSaid, "lrs \(example)\n\(printed)\n\(done.words)")
          calls += 1
        }
      }
    }
    #expect(calls == 4)
  }
}
