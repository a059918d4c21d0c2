import Schedules

@testable import SchedulePlots

/// The pictures in `Plots`: what each is called, and the plot.
///
/// `PLOTS=write swift test --filter GalleryTests` writes them anew.
enum Gallery {
  static func plots() throws -> [(name: String, plot: Plot)] {
    [
      ("curves", curves),
      ("comparison", comparison),
      ("phases", phases),
      ("logarithmic", comparison.titled("The same on a logarithmic axis").logarithmic()),
      ("restarts", restarts),
      ("rules", try Plot(everyRuleFor: trapezoid, to: 30_000)),
      ("rules-cosine", try Plot(everyRuleFor: cosine, to: 30_000)),
      ("rules-inverse-square-root", try Plot(everyRuleFor: inverse, to: 30_000)),
      ("two-rounds-cosine", Plot(try cosine.transferred(to: 30_000))),
      ("pitfall", Plot(try trapezoid.transferred(to: 30_000, by: .holdingFinalRate))),
      ("two-rounds-light", try twoRounds().themed(.light)),
      ("two-rounds-dark", try twoRounds().themed(.dark)),
    ] + (try RecipeGallery.plots())
  }

  static let start = Schedule.warmup(to: 3e-4, over: 500)
  static let trapezoid = start.holding(for: 4_500).decaying(to: 0, over: 5_000)
  static let cosine = start.decaying(to: 0, over: 9_500, along: .cosine)
  static let inverse = start.decaying(over: 9_500, along: .inverseSquareRoot(timescale: 500))

  static func twoRounds() throws -> Plot { Plot(try trapezoid.transferred(to: 30_000)) }

  /// One panel a curve.
  static var curves: Plot {
    let wave = (0..<63).map { (index: Int) -> Double in
      1.5e-4 + 1.5e-4 * Double(index * index % 17 * (63 - index)) / 1_008
    }
    func panel(_ name: String, _ formula: String, _ schedule: Schedule) -> Panel {
      Panel(name, note: formula) { schedule.labeled("") }
    }
    func decay(to rate: Double = 0, along curve: Curve) -> Schedule {
      .ramp(from: 3e-4, to: rate, over: 1_000, along: curve)
    }
    return Plot("Every curve") {
      panel("hold", "constant", .constant(3e-4, for: 1_000))
      panel("linear", "x", decay(along: .linear))
      panel("cosine", "sin²(πx/2)", decay(along: .cosine))
      panel("cosinePower(2)", "1 − cos⁴(πx/2)", decay(along: .cosinePower(2)))
      panel("polynomial(power: 2)", "1 − (1 − x)²", decay(along: .polynomial(power: 2)))
      panel("power(½)", "√x", decay(along: .power(0.5)))
      panel("exponential", "the same factor a step", decay(to: 3e-6, along: .exponential))
      panel("logarithmic(base: 100)", "ln(1 + 99x) / ln 100", decay(along: .logarithmic(base: 100)))
      panel("tanh", "tanh from −7 to 3", decay(along: .tanh()))
      panel(
        "inverseSquareRoot", "1 − √(τ / (τ + steps))",
        [.curve(.inverseSquareRoot(timescale: 50), from: 3e-4, for: 1_000)])
      panel(
        "inversePower(1)", "1 − τ / (τ + steps)",
        [.curve(.inverseTime(timescale: 50), from: 3e-4, for: 1_000)])
      panel("table", "rates written out", [.curve(.table(wave), for: 1_000, period: 16)])
    }
    .subtitled("Each falls from the peak by the fraction below its name; x goes from 0 to 1.")
  }

  static var comparison: Plot {
    Plot("Four decays after the same warmup") {
      start.decaying(to: 0, over: 9_500).labeled("linear")
      cosine.labeled("cosine")
      start.decaying(to: 3e-6, over: 9_500, along: .exponential).labeled("exponential")
      inverse.labeled("inverse square root")
    }
  }

  static var phases: Plot {
    Plot("Warmup, plateau, decay") {
      Schedule.warmup(to: 3e-4, over: 1_500).holding(for: 5_000)
        .decaying(to: 0, over: 3_500, along: .power(0.5)).labeled("1 − √x cooldown")
      Schedule.warmup(to: 3e-4, over: 1_500).decaying(to: 3e-5, over: 8_500, along: .cosine)
        .labeled("cosine to a tenth")
    }
    .shadingPhases()
  }

  static var restarts: Plot {
    let cycle = Schedule.warmup(to: 1e-3, over: 200).decaying(to: 0, over: 1_800, along: .cosine)
    let restarts = (0..<5).reduce(Schedule()) { all, index in
      all.appending(cycle.scaled(by: 1 / Double(1 << index)))
    }
    return Plot("Warm restarts, each half as high") { restarts.labeled("cosine cycles") }
      .marking(2_000, "first restart")
  }
}
