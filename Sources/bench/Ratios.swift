import Schedules

/// How long each curve takes to fill a buffer, beside filling it with a constant.
enum Ratios {
  static let lengths = [10_000, 1_000_000, 10_000_000]

  static func table(of subjects: [Subject], repeats: Int) {
    print("ns a step, ratio to filling the same buffer with a constant, spread of the middle half")
    for length in lengths {
      print("\n\(length) steps")
      print(column("curve", width: 18) + "   Double    ratio   spread     Float    ratio")
      row("fill", length, measured(subjects, length, repeats: repeats))
    }
  }

  private static func measured(_ subjects: [Subject], _ length: Int, repeats: Int)
    -> [(String, [Timing])]
  {
    var doubles = [Double](repeating: 0, count: length)
    var floats = [Float](repeating: 0, count: length)
    let rounds = max(1, 2_000_000 / length)
    let schedules = subjects.map { $0.schedule(length) }
    var timings = [[Timing]](repeating: [Timing(), Timing()], count: subjects.count + 1)
    for _ in 0..<repeats {
      timings[0][0].measure(steps: length * rounds) {
        for _ in 0..<rounds { fill(&doubles, with: 3e-4) }
      }
      timings[0][1].measure(steps: length * rounds) {
        for _ in 0..<rounds { fill(&floats, with: 3e-4) }
      }
      for (i, schedule) in schedules.enumerated() {
        timings[i + 1][0].measure(steps: length * rounds) {
          for _ in 0..<rounds { schedule.evaluate(from: 0, into: &doubles) }
        }
        timings[i + 1][1].measure(steps: length * rounds) {
          for _ in 0..<rounds { schedule.evaluate(from: 0, into: &floats) }
        }
      }
    }
    return Array(zip(["fill"] + subjects.map(\.name), timings))
  }

  private static func row(_ base: String, _ length: Int, _ rows: [(String, [Timing])]) {
    let fill = rows[0].1
    for (name, timings) in rows {
      let (double, float) = (timings[0], timings[1])
      print(
        column(name, width: 18) + column(double.median, digits: 3)
          + column(double.median / fill[0].median) + column(double.spread)
          + column(float.median, digits: 3) + column(float.median / fill[1].median))
    }
  }

  @inline(never)
  private static func fill<Rate>(_ rates: inout [Rate], with rate: Rate) {
    rates.withUnsafeMutableBufferPointer { $0.update(repeating: rate) }
  }
}
