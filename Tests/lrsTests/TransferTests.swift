import Testing

struct TransferTests {
  @Test func `round 2, its report and the plot of both are written`() throws {
    let folder = try Folder(["1.json": round1])
    let call = try lrs(
      ["transfer", "1.json", "--to", "100000", "-o", "2.json", "--plot", "p.svg"], in: folder)
    #expect(call.code == 0 && call.errors == "")
    #expect(
      folder["2.json"] == """
        {"version": 1, "phases": [
          {"curve":"linear","from":0,"steps":500,"to":0.0003},
          {"curve":"hold","rate":0.0003,"steps":90000},
          {"curve":"linear","from":0.0003,"steps":9500,"to":0}]}

        """)
    #expect(
      call.output.hasPrefix(
        "round 2: 100000 steps, 90000 more than round 1's 10000\nrule: extending-plateau"))
    #expect(folder["p.svg"]?.contains("round 1 ends at 10k") == true)
    #expect(folder.names == ["1.json", "2.json", "p.svg"])
  }

  @Test func `without an output round 2 goes to standard output and the report to standard error`()
    throws
  {
    let call = try lrs(["transfer", "-", "--to", "20"], input: cosine)
    #expect(
      call.output
        == "{\"version\": 1, \"phases\": [\n  {\"curve\":\"cosine\",\"from\":1,\"steps\":20,\"to\":0}]}\n"
    )
    #expect(call.errors.contains("rule: stretching-decay: one cosine after the warmup"))
  }

  /// spec, rule, length, what the report says
  static let rules: [(String, [String], String, String)] = [
    (
      round1, ["extending-plateau"], "100000",
      "at 100 % of the peak 0.0003 on average, 0 % of them below a fifth"
    ),
    (round1, ["stretching-decay"], "100000", "at 50 % of the peak 0.0003 on average"),
    (round1, ["stretching-everything"], "100000", "warmup: 5000 steps, where round 1 had 500"),
    (
      round1, ["holding-final-rate"], "100000",
      "finding: starvation: the added steps are spent at a learning rate that is too small: 0 % of the peak on average, 100 % of them below 20 % of it"
    ),
    (
      inverseSquareRoot, ["continuing-tail"], "100000",
      "finding: starvation: the added steps are spent at a learning rate that is too small: 10.7 % of the peak on average, 97.2 % of them below 20 % of it"
    ),
    (restarts, ["adding-cycles"], "50", "resume: the shorter round's steps are all shared, 0..<20"),
    (
      round1,
      ["rewarming", "--peak", "1e-4", "--warmup", "100", "--final", "1e-5", "--decay", "1000"],
      "20000", "round 2: 20000 steps"
    ),
    (
      #"{"version": 1, "phases": [{"curve": "hold", "rate": 1, "steps": 5}, {"curve": "hold", "rate": 0.5, "steps": 5}]}"#,
      ["extending-plateau", "--phase", "1"], "20",
      "before: 5 steps, kept\nhold: 15 steps, where round 1 had 5\n"
    ),
  ]

  @Test(arguments: rules)
  func `every rule is carried out`(spec: String, rule: [String], length: String, report: String)
    throws
  {
    let call = try lrs(["transfer", "-", "--to", length, "--by"] + rule, input: spec)
    #expect(call.code == 0)
    #expect(call.errors.contains(report), "\(call.errors)")
    let csv = try lrs(["evaluate", "-"], input: call.output).output
    #expect(csv.split(separator: "\n").count == Int(length)! + 1)
  }

  @Test func `a transfer that cannot be exits with 1 and says what can`() throws {
    let call = try lrs(["transfer", "-", "--to", "45", "--by", "adding-cycles"], input: restarts)
    #expect(
      call.errors
        == "lrs: -: 45 steps end within a cycle; the nearest lengths that end with one are 40 and 50\n"
    )
    #expect(call.code == 1 && call.output == "")
    #expect(
      try lrs(["transfer", "-", "--to", "45"], input: restarts).errors.contains("use adding-cycles")
    )
  }
}
