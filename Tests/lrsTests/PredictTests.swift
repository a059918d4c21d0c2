import Foundation
import Testing

struct PredictTests {
  /// Losses at constant rates that fall with a power of the sum of rates.
  static func log() -> String {
    "step,lr,loss\n"
      + (0..<100).map { i in
        let step = 100 * (i + 1)
        return "\(step),1e-3,\(2 + pow(1e-3 * Double(step + 1), -0.5))"
      }.joined(separator: "\n")
  }

  @Test func `constant logs predict constant runs, and say that they say nothing of decays`() throws
  {
    try inFolder { folder in
      try folder.write(Self.log(), to: "run.csv")
      try folder.write(
        spec("\"curve\":\"hold\",\"rate\":1e-3,\"steps\":10001"), to: "constant.json")
      try folder.write(
        spec("\"curve\":\"hold\",\"rate\":1e-3,\"steps\":20000"), to: "long.json")
      let done = try folder.run(
        "predict", "run.csv", "--schedule", "long.json", "--run-schedules", "constant.json")
      #expect(done.code == 0 && done.output.contains("constant rates only"), "\(done)")
      #expect(done.output.contains("long.json: final loss 2.22"), "\(done)")
    }
  }

  @Test func `schedules that the log contradicts are refused`() throws {
    try inFolder { folder in
      try folder.write(Self.log(), to: "run.csv")
      try folder.write(
        spec("\"curve\":\"hold\",\"rate\":2e-3,\"steps\":10001"), to: "other.json")
      let outcome = try folder.run(
        "predict", "run.csv", "--schedule", "r1.json", "--run-schedules", "other.json")
      #expect(outcome.code == 1)
      #expect(outcome.words.contains("give the schedule that the run followed"), "\(outcome)")
    }
  }

  @Test func `an unknown law is a usage error`() throws {
    try inFolder { folder in
      try folder.write(Self.log(), to: "run.csv")
      let outcome = try folder.run(
        "predict", "run.csv", "--schedule", "r1.json", "--law", "third")
      #expect(outcome.code == 64 && outcome.words.contains("there is no law third"), "\(outcome)")
    }
  }
}
