import Schedules
import TestSupport

@testable import SchedulePlots

/// Plots that are hard to draw well, for the checks in a browser and for the eye.
enum Proofs {
  static func plots() -> [(name: String, plot: Plot)] {
    labels + shapes + extremes + panels
  }

  private static let long = "a label that is a good deal longer than the margin beside the plot"

  private static var labels: [(name: String, plot: Plot)] {
    [
      ("twelve-series", named("Twelve series", manySeries(12))),
      ("hundred-series", named("A hundred series", manySeries(100))),
      ("six-series", named("Six series", manySeries(6))),
      ("long-labels", named("Long labels", manySeries(3) { "\($0) " + long })),
      ("long-title", named(long + ", " + long + ", " + long, manySeries(2)).subtitled(long)),
      ("end-together", named("All end together", togetherEnding)),
      (
        "scripts",
        named(
          "汉字, עברית, العربية, 👩‍👩‍👧",
          ["漢字の名前", "שלום עולם", "مرحبا", "👩‍👩‍👧"].enumerated().map {
            manySeries(4)[$0].schedule.labeled($1)
          })
      ),
      (
        "hostile",
        named(
          "</text><script>x</script>",
          ["<&>\"'", "]]>", "--", "\u{0}\u{202E}x"].enumerated().map {
            manySeries(4)[$0].schedule.labeled($1)
          }
        ).marking(500, "</svg>")
      ),
      ("wide-letters", named("WWWWWWWWWW MMMMMMMM", manySeries(3) { "WWWW@%MMmm \($0)" })),
      (
        "many-rules",
        (1..<9).reduce(named("Rules", manySeries(2))) { $0.marking($1 * 100, "mark \($1)") }
      ),
      ("rules-together", named("Rules", manySeries(2)).marking(980, "nearly").marking(985, "now")),
      ("small", named("Small", fourSeries(over: 1_000)).sized(320, 200)),
      ("large", named("Large", fourSeries(over: 1_000)).sized(1_600, 900).shadingPhases()),
    ]
  }

  private static var shapes: [(name: String, plot: Plot)] {
    var random = SeededGenerator(seed: 1)
    let noise = (0..<100_000).map { step -> Double in
      1e-3 / (1 + Double(step) / 2e4) * Double.random(in: 0.5...1, using: &random)
    }
    let cycles = (0..<10_000).map {
      Phase.ramp(from: 1e-3 / (1 + Double($0) / 2e3), to: 1e-4, over: 7, along: .cosine)
    }
    let restarts = (0..<90).map {
      Phase.ramp(from: 1 / Double(1 + $0), to: 0, over: 9, along: .cosine)
    }
    return [
      (
        "noise",
        named("A noisy table", [Schedule([.curve(.table(noise), for: 100_000)]).labeled("log")])
      ),
      (
        "cycles",
        named(
          "Ten thousand cycles",
          [
            Schedule(cycles).labeled("cycles"),
            Schedule.ramp(from: 1e-3, to: 0, over: 60_000).labeled("linear"),
          ])
      ),
      ("restarts", named("Ninety restarts", [Schedule(restarts).labeled("restarts")])),
      (
        "short-warmup",
        named("A short warmup", shortWarmup).shadingPhases().marking(9_000, "cooldown")
      ),
      ("part", named("The first 1 500 steps", shortWarmup).showing(0..<1_500)),
      ("all-shaded", named("Four on a band", fourSeries(over: 1_000)).shading(200..<800, "shaded")),
      ("five-shaded", named("Five on a band", manySeries(5)).shading(200..<800, "shaded")),
    ]
  }

  private static var extremes: [(name: String, plot: Plot)] {
    let decades = [
      Schedule.ramp(from: 1, to: 1e-10, over: 1_000, along: .exponential).labeled("ten decades"),
      Schedule.ramp(from: 1, to: 0, over: 1_000, along: .cosine).labeled("cosine to 0"),
    ]
    return [
      ("one-step", named("One step", [Schedule.constant(1e-3, for: 1).labeled("one")])),
      ("one-step-down", named("One step", [Schedule.ramp(from: 1, to: 0, over: 1).labeled("one")])),
      ("no-step", named("No step", [Schedule([], final: 0.1).labeled("none")])),
      ("decades", named("Ten decades", decades)),
      ("decades-log", named("Ten decades", decades).logarithmic()),
      ("zero", named("Zero", [Schedule.constant(0, for: 1_000).labeled("zero")])),
      (
        "flat-log",
        named("Flat", [Schedule.constant(3e-4, for: 1_000).labeled("flat")]).logarithmic()
      ),
      ("huge", named("Huge", [Schedule.ramp(from: 1e308, to: 0, over: 1_000).labeled("1e308")])),
      (
        "tiny",
        named("Tiny", [Schedule.ramp(from: 1e-299, to: 0, over: 1_000).labeled("1e-299")])
          .logarithmic()
      ),
      ("billion", named("A billion steps", fourSeries(over: 1_000_000_000))),
      (
        "odd-numbers",
        named(
          "Odd numbers",
          [
            Schedule.warmup(to: 1.234567e-5, over: 12_345).decaying(to: 9.87654e-7, over: 76_543)
              .labeled("odd")
          ]
        ).marking(12_345, "the peak, 12345")
      ),
    ]
  }

  private static var panels: [(name: String, plot: Plot)] {
    let series = manySeries(12) { $0 % 2 == 0 ? "first" : "second" }
    return [
      ("panels-one-each", named("One each", manySeries(8)).inPanels()),
      (
        "panels-log", named("One each", fourSeries(over: 1_000)).inPanels().logarithmic().columns(2)
      ),
      (
        "panels-shared",
        Plot("Shared names") {
          for index in 0..<6 {
            Panel("panel \(index)", note: long) {
              series[2 * index]
              series[2 * index + 1]
            }
          }
        }.shadingPhases().marking(300, "here")
      ),
      (
        "panels-named",
        Plot("Own names") {
          Panel("left") { for item in fourSeries(over: 1_000) { item } }
          Panel("right") { for item in manySeries(3) { item } }
        }
      ),
    ]
  }

  private static func named(_ title: String, _ series: [Series]) -> Plot { Plot(title) { series } }

  private static var togetherEnding: [Series] {
    [Curve.linear, .cosine, .power(0.5), .polynomial(power: 0.5), .polynomial(power: 2)].map {
      Schedule.warmup(to: 1e-3, over: 100).decaying(to: 0, over: 900, along: $0).labeled("\($0)")
    }
  }

  private static var shortWarmup: [Series] {
    let start = Schedule.warmup(to: 3e-4, over: 50)
    return [
      start.holding(for: 8_950).decaying(to: 0, over: 1_000, along: .power(0.5)).labeled("wsd"),
      start.decaying(to: 3e-5, over: 9_950, along: .cosine).labeled("cosine"),
    ]
  }
}
