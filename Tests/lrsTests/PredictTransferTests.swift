import Testing

/// `transfer --predict`: among the rules stands the transfer that was asked for.
@Suite struct PredictTransferTests {
  private static let logs = LawLogs.names.joined(separator: ",")

  /// The lines of the table, by the names of their rules, in their order.
  private static func rows(_ output: String) -> [(rule: String, loss: String)] {
    output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^(.+): final loss (\S+)/#).map { (String($0.1), String($0.2)) }
    }
  }

  private func write(to folder: Folder) throws {
    try folder.writeLawLogs()
    try folder.write(
      spec(
        #""curve":"linear","from":0,"to":3e-3,"steps":200"#,
        #""curve":"hold","rate":3e-3,"steps":1000"#, #""curve":"hold","rate":9e-4,"steps":800"#,
        #""curve":"linear","from":9e-4,"to":3e-4,"steps":400"#), to: "stages.json")
  }

  @Test(arguments: [
    ("rewarming --peak 3e-3 --warmup 100 --final 3e-4 --decay 500", "rewarming"),
    ("extending-plateau --phase 2", "extending-plateau of phases[2]"),
  ])
  func `a rule that is told more stands first, with the loss of the schedule that is written`(
    rule: String, name: String
  ) throws {
    try inFolder { folder in
      try write(to: folder)
      let call =
        "transfer stages.json --to 5000 --by \(rule) --output r2.json --predict \(Self.logs)"
      let done = try folder.run(call.split(separator: " ").map(String.init), input: .init())
      let rows = Self.rows(done.output)
      #expect(done.code == 0 && rows.first?.rule == name, "\(done)")
      #expect(rows.count > 3 && rows.count { $0.rule == name } == 1)
      let check = try folder.run(
        ["predict"] + LawLogs.names + ["--schedule", "r2.json"], input: .init())
      #expect(rows.first?.loss == Self.rows(check.output).first?.loss, "\(done) \(check)")
      // Of no other rule: they end elsewhere.
      #expect(rows.dropFirst().allSatisfy { $0.loss != rows[0].loss }, "\(rows)")
    }
  }

  @Test func `a rule that is told no more stands in its place among the others, once`() throws {
    try inFolder { folder in
      try write(to: folder)
      func rows(_ rule: String) throws -> [String] {
        let call =
          "transfer wsd.json --to 5000\(rule) --output r2.json --predict \(Self.logs)"
        let done = try folder.run(call.split(separator: " ").map(String.init), input: .init())
        #expect(done.code == 0, "\(done)")
        return Self.rows(done.output).map { "\($0.rule) \($0.loss)" }
      }
      let all = try rows("")
      #expect(try rows(" --by holding-final-rate") == all && rows(" --by stretching-decay") == all)
      #expect(all.contains { $0.hasPrefix("holding-final-rate ") })
      // The hold that the rule takes by itself.
      #expect(try rows(" --by extending-plateau --phase 1") == all)
    }
  }

  @Test func `the rule that is written is marked, and one that is predicted lower is said`() throws
  {
    try inFolder { folder in
      try write(to: folder)
      func lines(_ rule: String, _ format: String = "") throws -> [String] {
        let call =
          "transfer wsd.json --to 5000 --by \(rule) --output r2.json --predict \(Self.logs)\(format)"
        let done = try folder.run(call.split(separator: " ").map(String.init), input: .init())
        return done.output.split(separator: "\n").map(String.init)
      }
      let rules = Self.rows(try lines("extending-plateau").joined(separator: "\n")).map(\.rule)
      let (best, worst) = (try #require(rules.first), try #require(rules.last))
      for rule in [best, worst] {
        let marked = try lines(rule).filter { $0.hasSuffix(", written") }
        #expect(marked.count == 1 && marked[0].hasPrefix("\(rule): final loss 3."), "\(marked)")
      }
      #expect(try !lines(best).contains { $0.hasPrefix("written is") })
      let said = try #require(try lines(worst).last)
      #expect(said.hasPrefix("written is \(worst); \(best) is predicted 0."), "\(said)")
      #expect(said.contains(#/ lower, and their intervals (do not )?overlap$/#), "\(said)")
      let json = try lines(worst, " --format json").joined().filter { $0 != " " }
      #expect(json.contains("\"written\":\"\(worst)\""))
    }
  }

  @Test func `programs and the plot have the transfer that was asked for too`() throws {
    try inFolder { folder in
      try write(to: folder)
      let call =
        "transfer stages.json --to 5000 --by extending-plateau --phase 2 --output r2.json "
        + "--plot p.svg --format json --predict \(Self.logs)"
      let done = try folder.run(call.split(separator: " ").map(String.init), input: .init())
      let forecasts = try #require(
        done.output.components(separatedBy: "\"forecasts\"").dropFirst().first)
      #expect(
        forecasts.contains("\"extending-plateau of phases[2]\""),
        "\(forecasts.prefix(400))")
      #expect(try #require(folder.text("p.svg")).contains(">extending-plateau of phases[2] 3."))
    }
  }
}
