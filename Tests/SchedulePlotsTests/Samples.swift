import Schedules

@testable import SchedulePlots

/// A schedule of every kind of curve, each after a warmup, over so many steps.
func everyCurve(over steps: Int) -> [(name: String, schedule: Schedule)] {
  let warmup = steps / 10
  let start = Schedule.warmup(to: 3e-4, over: warmup)
  let curves: [Curve] = [
    .linear, .cosine, .power(0.5), .power(2), .power(7), .polynomial(power: 0.5),
    .polynomial(power: 3), .polynomial(power: 60),
  ]
  let ramps = curves.map {
    ("\($0)", start.decaying(to: 0, over: steps - warmup, along: $0))
  }
  let others: [(String, Schedule)] = [
    ("hold", .constant(3e-4, for: steps)),
    ("exponential", start.decaying(to: 3e-7, over: steps - warmup, along: .exponential)),
    ("steep exponential", start.decaying(to: 3e-14, over: steps - warmup, along: .exponential)),
    (
      "inverse square root",
      start.decaying(
        over: steps - warmup, along: .inverseSquareRoot(timescale: max(1, Double(warmup))))
    ),
    (
      "early inverse square root",
      start.decaying(
        over: steps - warmup, along: .inverseSquareRoot(timescale: 1))
    ),
    (
      "piece of a cosine",
      start.decaying(to: 0, over: steps - warmup, along: .cosine)
        .dropFirst(steps / 7).prefix(steps / 2 + 1)
    ),
  ]
  return ramps.map { ($0.0, $0.1) } + others
}

/// Warmup, plateau and decay, four different ones, over so many steps.
func fourSeries(over steps: Int) -> [Series] {
  let start = Schedule.warmup(to: 3e-4, over: steps / 10)
  let rest = steps - steps / 10
  return [
    start.decaying(to: 0, over: rest).labeled("linear"),
    start.decaying(to: 0, over: rest, along: .cosine).labeled("cosine"),
    start.decaying(to: 3e-6, over: rest, along: .exponential).labeled("exponential"),
    start.decaying(over: rest, along: .inverseSquareRoot(timescale: Double(steps / 10)))
      .labeled("inverse square root"),
  ]
}

/// `count` schedules that differ a little, with labels by a rule.
func manySeries(_ count: Int, label: (Int) -> String = { "run \($0)" }) -> [Series] {
  (0..<count).map { index in
    Schedule.warmup(to: 3e-4 * Double(100 - index), over: 100 + index)
      .decaying(to: 1e-5 * Double(index % 4), over: 900 - 5 * index, along: .cosine)
      .labeled(label(index))
  }
}

func plot(_ series: [Series]) -> Plot { Plot("Title") { series } }
