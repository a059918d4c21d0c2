import Testing

/// Calls of `transfer` that cannot be done; `TransferTests` has those that can.
@Suite struct TransferRefusingTests {
  static let rules =
    "adding-cycles, continuing-tail, extending-plateau, holding-final-rate, "
    + "stretching-decay, stretching-everything, rewarming"

  @Test(arguments: [
    ("--by=sing", "--by: there is no rule sing; give one of \(rules)"),
    ("--by --plot", "--by: there is no rule --plot; give one of \(rules)"),
    (
      "--by stretchingDecay",
      "--by: there is no rule stretchingDecay; did you mean stretching-decay?"
    ),
    ("--by rewarm", "--by: there is no rule rewarm; did you mean rewarming?"),
    (
      "--by extending_plateau",
      "--by: there is no rule extending_plateau; did you mean extending-plateau?"
    ),
    ("--log", "--log says nothing here; it is for --plot FILE.svg"),
    ("--phase 1", "--phase says nothing here; it is for --by extending-plateau"),
    (
      "--by stretching-decay --phase 1",
      "--phase says nothing here; it is for --by extending-plateau"
    ),
    (
      "--by extending-plateau --phase x",
      "--phase: \"x\" is not a whole number of 0 or more; give one such as 72000"
    ),
    ("--peak 1", "--peak says nothing here; it is for --by rewarming"),
    ("--warmup 1", "--warmup says nothing here; it is for --by rewarming"),
    ("--by adding-cycles --final 1", "--final says nothing here; it is for --by rewarming"),
    ("--decay 1", "--decay says nothing here; it is for --by rewarming"),
    (
      "--by rewarming",
      "--by rewarming lacks --peak, --warmup, --final, --decay; "
        + "give --peak RATE --warmup STEPS --final RATE --decay STEPS"
    ),
    (
      "--by rewarming --peak 1 --warmup 1 --decay 1",
      "--by rewarming lacks --final; "
        + "give --peak RATE --warmup STEPS --final RATE --decay STEPS"
    ),
  ])
  func `a rule or an option that says nothing is refused`(options: String, message: String) throws {
    try check(round1, "--to 150 " + options, .failure(64, message))
  }

  static let cosine = #""curve":"cosine","from":1,"steps":10,"to":0"#
  static let cycles = spec(cosine, cosine)
  static let constant = spec(#""curve":"hold","rate":1,"steps":20"#)
  static let rise = spec(#""curve":"linear","from":0,"steps":10,"to":1"#)

  @Test(arguments: [
    (round1, "--to 79", "79 steps are too few for extending-plateau: the least length is 80"),
    (
      round1, "--to 30 --by stretching-decay",
      "30 steps are too few for stretching-decay: the least length is 31"
    ),
    (
      round1, "--to 0 --by stretching-everything",
      "0 steps are too few for stretching-everything: the least length is 1"
    ),
    (
      round1, "--to 99 --by holding-final-rate",
      "99 steps are too few for holding-final-rate: the least length is 100"
    ),
    (
      round1, "--to 110 --by rewarming --peak 1 --warmup 5 --final 0 --decay 15",
      "110 steps are too few for rewarming: the least length is 120"
    ),
    (
      round1, "--to 150 --by rewarming --peak 1 --warmup 9223372036854775807 --final 0 --decay 1",
      "rewarming: steps: the ramps are more than an Int counts; give fewer steps"
    ),
    (
      round1, "--to 150 --by continuing-tail",
      "the last phase (linear) comes to an end and cannot run on; use stretching-decay to time it "
        + "anew, extending-plateau to keep it, or holding-final-rate for a tail at its end"
    ),
    (
      round1, "--to 150 --by adding-cycles",
      "the schedule is not made of two or more cycles that follow one multiplier; use "
        + "extending-plateau, or rewarming to rise once more"
    ),
    (
      cycles, "--to 45 --by adding-cycles",
      "45 steps end within a cycle; the nearest lengths that end with one are 40 and 50"
    ),
    (
      cycles, "--to 45",
      "the schedule rises again after a fall, so no rule is right by default; "
        + "use adding-cycles for more of its cycles, or rewarming to rise once more"
    ),
    (
      cycles, "--to 45 --by stretching-decay",
      "the schedule rises again after a fall, so stretching-decay has no decay to keep or stretch; "
        + "use adding-cycles for more of its cycles, or rewarming to rise once more"
    ),
    (
      constant, "--to 45 --by stretching-decay",
      "the schedule has no decay to stretch; use extending-plateau"
    ),
    (
      round1, "--to 150 --by extending-plateau --phase 0",
      "phases[0] is not a hold, so it cannot be extended; the holds are phases[1]"
    ),
    (
      rise, "--to 150 --by extending-plateau --phase 9",
      "phases[9] is not a hold, so it cannot be extended; "
        + "there is no hold: use extending-plateau without a phase, which inserts one"
    ),
    (
      round1, "--to 9223372036854775807 --by stretching-everything",
      "at 9223372036854775807 steps the exact times do not fit in an Int; "
        + "use a shorter or rounder length"
    ),
    (
      #"{"version": 1, "phases": []}"#, "--to 5",
      "the schedule has no steps to carry; give one that has"
    ),
  ])
  func `a length that a rule cannot make is a failure that says what would work`(
    _ text: String, options: String, message: String
  ) throws {
    try check(text, options, .failure(1, "a.json: " + message))
  }

  /// Nothing is written, neither spec nor plot.
  private func check(_ text: String, _ options: String, _ expected: Outcome) throws {
    try inFolder { folder throws in
      try folder.write(text, to: "a.json")
      try folder.write("old", to: "r2.json")
      let call = ["transfer", "a.json", "-o", "r2.json"]
      let outcome = try folder.run(
        call + options.split(separator: " ").map(String.init), input: .init())
      #expect(outcome == expected)
      #expect(folder.text("r2.json") == "old")
      #expect(try folder.names() == ["a.json", "r1.json", "r2.json"])
    }
  }
}
