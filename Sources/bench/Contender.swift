/// Something that is measured in turn with others.
struct Contender {
  let name: String
  /// Measures it once: nanoseconds a step.
  let measure: () throws -> Double
}

/// Measures each in turn, round after round, so that a machine that is busy for a while is so for all.
func timings(of contenders: [Contender], rounds: Int) throws -> [Timing] {
  var timings = [Timing](repeating: Timing(), count: contenders.count)
  for _ in 0..<rounds {
    for (index, contender) in contenders.enumerated() {
      timings[index].samples.append(try contender.measure())
    }
  }
  return timings
}
