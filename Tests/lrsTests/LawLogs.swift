import Foundation
import Schedules

/// Logs of three runs of a made model, by the multi-power law as it is written, and the specs of what they followed.
enum LawLogs {
  static let warmup = Schedule.warmup(to: 3e-3, over: 200)
  static let schedules: [(name: String, schedule: Schedule)] = [
    ("cosine", warmup.decaying(to: 3e-4, over: 2_200, along: .cosine)),
    ("constant", warmup.holding(for: 2_200)),
    ("two", warmup.holding(for: 600).appending(.constant(9e-4, for: 800))),
  ]

  static let logs: [(name: String, text: String)] = schedules.enumerated().map { index, run in
    let (name, schedule) = run
    let rates = schedule.rates(in: 0..<schedule.length)
    let steps = Array(stride(from: 210, to: schedule.length, by: 20))
    let rows = steps.map { step in
      "\(step),\(rates[step]),\(loss(rates, at: step, wave: 2 * Double(index)))"
    }
    return (name, "step,lr,loss\n" + rows.joined(separator: "\n") + "\n")
  }

  /// L₀ + A·S^(−α) − B·Σ drop·(1 − (1 + C·η^(−γ)·Sₖ)^(−β)), with a wave for noise, its own for each run.
  private static func loss(_ rates: [Double], at step: Int, wave: Double) -> Double {
    var (fallen, since) = (0.0, 0.0)
    for k in stride(from: step, to: 200, by: -1) {
      since += rates[k]
      let drop = rates[k - 1] - rates[k]
      if drop > 0 { fallen += drop * (1 - pow(1 + 0.9 * pow(rates[k], -0.64) * since, -0.58)) }
    }
    let area = rates[...step].reduce(0, +)
    return (3 + 0.6 * pow(area, -0.5) - 36 * fallen) * (1 + 1e-3 * sin(Double(step) + wave))
  }

  /// Their names as operands.
  static let names = logs.map { $0.name + ".csv" }
}

extension Folder {
  /// Writes the logs, and a round 1 as `wsd.json`.
  func writeLawLogs() throws {
    for (name, text) in LawLogs.logs { try write(text, to: name + ".csv") }
    try write(
      """
      {"version": 1, "phases": [
        {"curve": "linear", "from": 0, "to": 3e-3, "steps": 200},
        {"curve": "hold", "rate": 3e-3, "steps": 1800},
        {"curve": "linear", "from": 3e-3, "to": 3e-4, "steps": 400}]}
      """, to: "wsd.json")
  }
}
