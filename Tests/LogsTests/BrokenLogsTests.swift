import Foundation
import Logs
import TestSupport
import Testing

/// Logs of every shape with bytes changed, left out, doubled and cut off.
struct BrokenLogsTests {
  static let logs: [(text: String, metric: String)] = [
    ("trial,step,lr,loss\na,1,0.1,0.5\n\"b\"\"c\",2,1e-3,nan\n", "loss"),
    ("\"Step\",\"a - loss\",\"a - loss__MIN\",\"\"\n\"1\",\"2\",\"1\",\"\"\n", "loss"),
    ("_step,_runtime,loss\n1,2,3\n", "loss"), ("Wall time,Step,Value\r\n1.5,2,3\r\n", "loss"),
    ("1700000000 0.5 10\n1700000001 nan 20\n", "loss"),
    (",number,value,params_lr,user_attrs_best_step,state\n0,0,1,0.1,5,COMPLETE\n", "value"),
    ("{\n\"log_history\": [{\"loss\": NaN, \"step\": 1}], \"max_steps\": 5}", "loss"),
    ("{\"step\": 1, \"loss\": 0.5, \"a\": [true, null, \"\\u00e4\"]}\n{\"step\": 2}\n", "loss"),
  ]

  static let seeds: Range<UInt64> = 0..<400

  @Test(arguments: seeds)
  func `a broken log is read or refused, and never ends the program`(seed: UInt64) {
    // What `.ci/figures` counts.
    if seed == 0 { print("\(Self.seeds.count * Self.logs.count) logs broken") }
    var random = SeededGenerator(seed: seed)
    for log in Self.logs {
      var bytes = Array(log.text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let place = bytes.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2:
          bytes.insert(
            Array("\",\n\r{}[]:-.0e\\ \u{FEFF}".utf8).randomElement(using: &random) ?? 0, at: place)
        case 3: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: bytes[place...], at: place)
        }
      }
      do throws(LogError) {
        let read = try TrainingLog(bytes, named: "a.csv", metric: log.metric)
        for run in read.runs { #expect(run.curve.steps.count == run.curve.values.count) }
      } catch {
        #expect(error.file == "a.csv" && !error.fault.isEmpty && !error.remedy.isEmpty)
      }
      _ = try? SweepLog(bytes, named: "a.csv")
    }
  }
}
