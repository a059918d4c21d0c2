import Foundation
import Schedules
import Testing

@Suite struct TransferTests {
  static let warmup = #""curve":"linear","from":0,"steps":10,"to":1"#
  static let hold = #""curve":"hold","rate":1,"steps":20"#
  static let decay = #""curve":"linear","from":1,"steps":70,"to":0"#
  static let cosine = #""curve":"cosine","from":1,"steps":10,"to":0"#
  static let tail = #""curve":"inverseSquareRoot","from":1,"steps":20,"timescale":10"#

  static let rules: [(from: String, options: String, to: String)] = [
    (round1, "--to 150", spec(warmup, #""curve":"hold","rate":1,"steps":70"#, decay)),
    (round1, "--to 100", spec(warmup, hold, decay)),
    (round1, "--to 80", spec(warmup, decay)),
    (
      spec(warmup, cosine), "--to 40", spec(warmup, #""curve":"cosine","from":1,"steps":30,"to":0"#)
    ),
    (
      spec(cosine), "--to 40 --by extending-plateau",
      spec(#""curve":"hold","rate":1,"steps":30"#, cosine)
    ),
    (
      round1, "--to 150 --by extending-plateau --phase 1",
      spec(warmup, #""curve":"hold","rate":1,"steps":70"#, decay)
    ),
    (
      round1, "--to 150 --by stretching-decay",
      spec(warmup, hold, #""curve":"linear","from":1,"steps":120,"to":0"#)
    ),
    (
      round1, "--to 200 --by=stretching-everything",
      spec(
        #""curve":"linear","from":0,"steps":20,"to":1"#, #""curve":"hold","rate":1,"steps":40"#,
        #""curve":"linear","from":1,"steps":140,"to":0"#)
    ),
    (
      round1, "--to 150 --by holding-final-rate",
      spec(warmup, hold, decay, #""curve":"hold","rate":0,"steps":50"#)
    ),
    (
      spec(warmup, tail), "--to 150 --by continuing-tail",
      spec(warmup, #""curve":"inverseSquareRoot","from":1,"steps":140,"timescale":10"#)
    ),
    (
      spec(cosine, cosine), "--to 40 --by adding-cycles", spec(cosine, cosine, cosine, cosine)
    ),
    (
      round1, "--to 150 --by rewarming --peak 0.5 --warmup 5 --final 1e-1 --decay 15",
      spec(
        warmup, hold, decay, #""curve":"linear","from":0,"steps":5,"to":0.5"#,
        #""curve":"hold","rate":0.5,"steps":30"#,
        #""curve":"linear","from":0.5,"steps":15,"to":0.1"#)
    ),
  ]

  @Test(arguments: rules)
  func `each rule makes its round 2, the same in a file and on standard output`(
    _ rule: (from: String, options: String, to: String)
  ) throws {
    try inFolder { folder throws in
      let call = ["transfer", "-"] + rule.options.split(separator: " ").map(String.init)
      let printed = try folder.run(call, input: Data(rule.from.utf8))
      #expect(printed.code == 0)
      #expect(printed.output == rule.to)
      #expect(printed.words.hasPrefix("round 2: "))
      let written = try folder.run(call + ["-o", "r2.json"], input: Data(rule.from.utf8))
      #expect(folder.text("r2.json") == rule.to)
      #expect(written == .done(printed.words))  // the report, where the spec is elsewhere
      #expect(try folder.names() == ["r1.json", "r2.json"])
    }
  }

  @Test func `the report says what was kept and what the added steps are worth`() throws {
    try inFolder { folder throws in
      #expect(
        try folder.run("transfer", "r1.json", "--to", "150", "-o", "r2.json")
          == .done(
            """
            round 2: 150 steps, 50 more than round 1's 100
            rule: extending-plateau: the decay keeps its length and the added steps go to the plateau
            warmup: 10 steps, kept
            plateau: 70 steps, where round 1 had 20
            decay: 70 steps, kept
            resume: the rounds agree on steps 0..<31; \
            go on from round 1's checkpoint after 31 steps, or an earlier one
            added steps: at 100 % of the peak 1 on average, 0 % of them below a fifth of it

            """))
      let pitfall = try folder.run(
        "transfer", "r1.json", "--to", "150", "--by", "holding-final-rate")
      #expect(pitfall.code == 0)
      #expect(pitfall.words.contains("\nfinding: starvation: "))
    }
  }

  @Test func `both rounds are drawn`() throws {
    try inFolder { folder throws in
      let call = ["transfer", "r1.json", "--to", "150"]
      let printed = try folder.run(call + ["--plot", "a.svg"], input: .init())
      #expect(printed.output.hasPrefix("{\"version\": 1"))
      let drawn = try #require(folder.text("a.svg"))
      #expect(drawn.contains(">round 1</text>") && drawn.contains(">round 2</text>"))
      let picture = try folder.run(call + ["-o", "r2.json", "--plot", "-"], input: .init())
      #expect(picture.output == drawn)
      #expect(picture.words == printed.words)
      let logarithmic = try folder.run(
        call + ["-o", "r2.json", "--plot", "-", "--log"], input: .init())
      #expect(logarithmic.code == 0 && logarithmic.output != drawn)
    }
  }

  @Test(arguments: [
    #"{"version": 1, "phases": [], "final": 2}"#,
    spec(
      #""curve": "cosine", "from": 1, "to": 0.1, "steps": 7, "offset": 3, "stride": 2, "period": 30"#
    ),
    spec(#""curve": "linear", "from": 3e-4, "to": 0.1, "steps": 7, "period": 6"#),
    spec(#""curve": "exponential", "from": 3e-4, "to": 3e-5, "floor": 1e-7, "steps": 7"#),
    spec(#""curve": "polynomial", "from": 1, "to": 0, "power": 0.5, "steps": 7"#),
    spec(#""curve": "power", "from": 1, "to": 0, "power": 0.5, "steps": 7"#),
    spec(#""curve": "inverseSquareRoot", "from": 1, "timescale": 4000, "floor": 0.1, "steps": 7"#),
    spec(#""curve": "table", "rates": [0.1, 3e-4, 5e-324, 1.7976931348623157e308], "steps": 7"#),
    spec(
      #""curve": "hold", "rate": 1, "steps": 3"#,
      #""curve": "cosine", "from": 1, "to": 0, "steps": 9"#
    )
    .replacing("]}", with: "], \"final\": 0.25}"),
  ])
  func `a spec that is written reads back as the same schedule`(_ text: String) throws {
    try inFolder { folder throws in
      let schedule = try JSONDecoder().decode(Schedule.self, from: Data(text.utf8))
      if schedule.length > 0 {
        let call = ["transfer", "-", "--to", "\(schedule.length)", "--by", "holding-final-rate"]
        let first = try folder.run(call, input: Data(text.utf8)).output
        #expect(try JSONDecoder().decode(Schedule.self, from: Data(first.utf8)) == schedule)
        #expect(try folder.run(call, input: Data(first.utf8)).output == first)
      }
      let encoded = try JSONEncoder().encode(schedule)
      #expect(try JSONDecoder().decode(Schedule.self, from: encoded) == schedule)
    }
  }

  @Test func `no path is shown for standard input but its name`() throws {
    try inFolder { folder throws in
      #expect(
        try folder.run("transfer", "-", "--to", "3", input: round1)
          == .failure(
            1,
            "standard input: 3 steps are too few for extending-plateau: the least length is 80"))
    }
  }
}
