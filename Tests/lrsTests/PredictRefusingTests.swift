import Foundation
import Schedules
import Testing

/// Calls of `predict` and `decay` that cannot be answered, and what is said of them.
@Suite struct PredictRefusingTests {
  private static let three = LawLogs.names.joined(separator: " ")
  private static let say = "; give one such as 0.01"

  @Test(arguments: [
    (
      "--schedule wsd.json --target=-1",
      "--target: -1 is no loss that a law predicts; give one above 0"
    ),
    (
      "--schedule wsd.json --target 0",
      "--target: 0 is no loss that a law predicts; give one above 0"
    ),
    ("--schedule wsd.json --target nan", "--target: \"nan\" is not a number\(say)"),
    ("--schedule wsd.json --target inf", "--target: \"inf\" is not a number\(say)"),
    ("--schedule wsd.json --target 1e400", "--target: \"1e400\" is not a number\(say)"),
    ("--schedule wsd.json --target 3 --up-to 0", "--up-to: 0 steps reach nothing; give 1 or more"),
    (
      "--schedule wsd.json --target 3 --by adding-cycles",
      "--by: adding-cycles makes the rate rise again, of which the laws say nothing; give another rule"
    ),
    (
      "--schedule wsd.json --target 3 --by rewarming",
      "--by: there is no rule rewarming; give one of continuing-tail, extending-plateau, "
        + "holding-final-rate, stretching-decay, stretching-everything"
    ),
    ("--schedule ,", "--schedule names no spec; give --schedule SPEC.json,…"),
    (
      "--schedule wsd.json,./wsd.json",
      "./wsd.json stands twice among the schedules, as wsd.json too; give it once"
    ),
    ("cosine.csv --schedule wsd.json", "cosine.csv stands twice among the logs; give it once"),
    (
      "--schedule wsd.json --run-schedules a.json,b.json",
      "--run-schedules names 2 schedules, and there are 3 runs; give one a run, with commas between them"
    ),
    ("--schedule wsd.json --up-to 10", "--up-to says nothing here; it is for --target LOSS"),
    (
      "--schedule wsd.json --plot wsd.json",
      "wsd.json is read and would be written over (wsd.json); give another name for the result"
    ),
    (
      "--schedule wsd.json --plot cosine.csv",
      "cosine.csv is read and would be written over (cosine.csv); give another name for the result"
    ),
  ])
  func `a prediction that asks for nothing is a usage error`(options: String, message: String)
    throws
  {
    try check("predict \(Self.three) \(options)", .failure(64, message))
  }

  @Test(arguments: [
    ("empty.json", "empty.json: the schedule has no steps to predict; give one that has"),
    (
      "epochs.json",
      "epochs.json: 20 steps, where the longest log has 2391: they do not count the same; give a "
        + "schedule in the steps of the logs (lrs resolve turns epochs and tokens into steps)"
    ),
    (
      "tokens.json",
      "tokens.json: 300000 steps, where the longest log has 2391: they do not count the same; give a "
        + "schedule in the steps of the logs (lrs resolve turns epochs and tokens into steps)"
    ),
    (
      "template.json",
      "template.json: phases[0].epochs: a part of a length not yet known makes this a template; "
        + "resolve it: lrs resolve TEMPLATE.json --over STEPS"
    ),
  ])
  func `a schedule of no steps, or of something else than steps, is refused`(
    name: String, message: String
  ) throws {
    try check("predict \(Self.three) --schedule wsd.json,\(name)", .failure(1, message))
    if name != "template.json", name != "tokens.json" {
      let words =
        "transfer \(name) --to 2500 -o r2.json --predict \(LawLogs.names.joined(separator: ","))"
      let expected =
        name == "empty.json"
        ? "empty.json: the schedule has no steps to carry; give one that has" : message
      try check(words, .failure(1, expected))
    }
  }

  @Test(arguments: [
    (
      "stage.json",
      "constant: the log has the rate 0.003 at step 1990 and the schedule 0.006; "
        + "give the schedule that the run followed"
    ),
    (
      "epochs.json",
      "epochs.json: the schedule has 20 steps, and constant is logged up to step 2390; "
        + "give the schedule that it followed, in steps"
    ),
    (
      "tokens.json",
      "tokens.json: the schedule has 300000 steps, and constant is logged up to step 2390; "
        + "give the schedule that it followed, in steps"
    ),
    ("empty.json", "empty.json: the schedule has no steps, and constant followed one that has"),
  ])
  func `a schedule that a log contradicts is refused, with the step and both rates`(
    name: String, message: String
  ) throws {
    try check(
      "predict constant.csv --schedule wsd.json --run-schedules \(name)", .failure(1, message))
  }

  @Test(arguments: [
    (
      "--over 20",
      "--over: 20 steps, where the longest log has 2391; give the length in the steps of the logs"
    ),
    (
      "--over 300000",
      "--over: 300000 steps, where the longest log has 2391; give the length in the steps of the logs"
    ),
    ("--over 5000 --curves ,", "--curves names none; give some, such as linear,cosine"),
    ("--over 5000 --curves linear,linear", "--curves: linear stands twice; give it once"),
  ])
  func `a decay that cannot be searched is a usage error`(options: String, message: String) throws {
    try check("decay \(Self.three) \(options)", .failure(64, message))
  }

  @Test(arguments: [
    (["cosine"], "cosine: "), (["cosine", "two"], "cosine, two: "),
    (["cosine", "constant", "two"], "cosine, constant, two: "),
  ])
  func `logs without rates are asked for the schedules that they followed`(
    bare: [String], names: String
  ) throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      for name in bare {
        let rows = try #require(folder.text("\(name).csv")).split(separator: "\n")
        let kept = rows.map { $0.split(separator: ",") }.map { "\($0[0]),\($0[2])\n" }
        try folder.write(kept.joined(), to: "\(name).csv")
      }
      let asked =
        "\(names)no learning rates are logged, and no schedule is given; give --run-schedules with the specs of "
        + "the schedules that all 3 runs followed, in their order, or name the column of the rates with "
        + "--rate-column"
      let words = ["predict"] + LawLogs.names + ["--schedule", "wsd.json"]
      #expect(try folder.run(words, input: .init()) == .failure(1, asked))
      for (name, schedule) in LawLogs.schedules {
        let spec = try JSONEncoder().encode(schedule)
        try folder.write(String(decoding: spec, as: UTF8.self), to: "\(name).json")
      }
      let specs = LawLogs.schedules.map { $0.name + ".json" }.joined(separator: ",")
      let done = try folder.run(words + ["--run-schedules", specs], input: .init())
      #expect(done.code == 0 && done.output.contains("wsd.json: final loss 3."), "\(done)")
    }
  }

  @Test func `a transfer to another unit than the logs' steps is a usage error`() throws {
    let logs = LawLogs.names.joined(separator: ",")
    try check(
      "transfer wsd.json --to 300000 -o r2.json --predict \(logs)",
      .failure(
        64,
        "--to: 300000 steps, where the longest log has 2391; give a length in the steps of the logs"
      ))
  }

  @Test func `two logs of the same run are refused`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      try folder.write(LawLogs.logs[0].text, to: "copy.csv")
      #expect(
        try folder.run("predict", "cosine.csv", "copy.csv", "--schedule", "wsd.json")
          == .failure(
            1, "cosine and copy have the same losses at the same steps; give a run once"))
    }
  }

  private func check(_ call: String, _ expected: Outcome) throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      try folder.write("{\"version\": 1, \"phases\": []}", to: "empty.json")
      try folder.write(
        spec(#""curve":"linear","from":3e-3,"to":0,"steps":20"#), to: "epochs.json")
      try folder.write(
        spec(#""curve":"linear","from":3e-3,"to":0,"steps":300000"#), to: "tokens.json")
      try folder.write(
        spec(#""curve":"linear","from":3e-3,"to":0,"epochs":3"#), to: "template.json")
      // It differs from the log's rates at one of its steps.
      try folder.write(
        spec(
          #""curve":"hold","rate":3e-3,"steps":1985"#, #""curve":"hold","rate":6e-3,"steps":10"#,
          #""curve":"hold","rate":3e-3,"steps":1000"#), to: "stage.json")
      let words = call.split(separator: " ").map(String.init)
      let before = try folder.names()
      #expect(try folder.run(words, input: .init()) == expected)
      #expect(try folder.names() == before)
    }
  }
}
