import Foundation
import LossLaws
import Schedules

extension Prediction {
  /// Of more logs than this some are drawn, as the picture says.
  static let mostRuns = 12

  func chart() -> Chart {
    let runs = spread(fit.runs.filter { !$0.steps.isEmpty }, atMost: Prediction.mostRuns)
    let shown = Array(series.prefix(Plot.mostSeries))
    let forecasts = shown.map(forecast)
    let longest = max(
      shown.map(\.schedule.length).max() ?? 0, runs.compactMap(\.steps.last).max() ?? 0, 1)
    let losses = lossScale(runs, forecasts, longest)
    let schedules = shown.map(\.schedule) + runs.map(\.schedule)
    let above = Pane(
      lines: intervals(forecasts) + predicted(shown, forecasts)
        + logged(runs, from: shown.count),
      rules: rules(longest), marks: leftOut(runs, from: shown.count, upTo: losses), y: losses)
    let below = Pane(
      lines: schedules.enumerated().map { index, schedule in
        Pane.Line(
          label: "", style: index, end: Double(schedule.length),
          weight: index < shown.count ? .full : .thin
        ) { Trace(schedule, from: 0, x: $0, y: $1) }
      },
      y: .rates(of: schedules, isLogarithmic: isLogarithmic), height: 0.5)
    let size = size ?? (720, 520)
    return Chart(
      title: title.isEmpty ? heading(shown) : shortened(title, to: 2_000),
      subtitle: subtitle(runs, forecasts), description: words(shown, forecasts), theme: theme,
      size: Chart.Size(width: size.width, height: size.height),
      x: Scale(title: "step", domain: 0...Double(longest), unit: .steps),
      y: Scale(title: "", domain: 0...1), panes: [above, below])
  }

  private func intervals(_ forecasts: [LossForecast]) -> [Pane.Line] {
    // Of many they would cover each other.
    forecasts.prefix(12).enumerated().filter { $1.isReliable }.map { index, forecast in
      Pane.Line(label: "", style: index, end: 0, weight: .interval) { x, y in
        let places = forecast.steps.indices
        let upper = Trace(
          x, y, forecast.steps, places.map { forecast.losses[$0] + forecast.margins[$0] })
        let lower = Trace(
          x, y, forecast.steps, places.map { forecast.losses[$0] - forecast.margins[$0] })
        var area = Trace(points: upper.points + lower.points.reversed())
        area.isArea = true
        return area
      }
    }
  }

  private func predicted(_ shown: [Series], _ forecasts: [LossForecast]) -> [Pane.Line] {
    zip(shown, forecasts).enumerated().map { index, item in
      let (series, forecast) = item
      return Pane.Line(
        label: [shortened(series.label, to: 220), forecast.finalWords].filter { !$0.isEmpty }
          .joined(separator: " "),
        style: index, end: Double(series.schedule.length)
      ) { Trace($0, $1, forecast.steps, forecast.losses) }
    }
  }

  private func logged(_ runs: [LossRun], from style: Int) -> [Pane.Line] {
    runs.enumerated().map { index, run in
      Pane.Line(
        label: shortened(run.name, to: 220), style: style + index,
        end: Double(run.steps.last ?? 0), weight: .thin
      ) { x, y in
        let kept = run.steps.indices.filter { !run.spikes.contains($0) }
        return Trace(x, y, kept.map { run.steps[$0] }, kept.map { run.losses[$0] })
      }
    }
  }

  /// Rings for what the fit leaves out: spikes do not set the axis, and those beyond it stand at its edge.
  private func leftOut(_ runs: [LossRun], from style: Int, upTo scale: Scale) -> [Pane.Mark] {
    runs.enumerated().flatMap { index, run in
      // Of a long stretch some tell enough.
      spread(run.spikes.sorted(), atMost: 40).map { i in
        let loss = min(max(run.losses[i], scale.domain.lowerBound), scale.domain.upperBound)
        return Pane.Mark(x: Double(run.steps[i]), y: loss, style: style + index, isRing: true)
      }
    }
  }

  /// Where the logs end, where the predictions go on.
  private func rules(_ longest: Int) -> [Pane.Rule] {
    let last = (fit.runs.compactMap(\.steps.last).max() ?? 0) + 1
    return Double(last) < 0.97 * Double(longest)
      ? [
        Pane.Rule(
          place: Double(last),
          label: "logs end at \(Decimal10(Double(last), significant: 3).stepText)")
      ] : []
  }

  /// From below the least interval to what the curves are after a twentieth of the axis.
  private func lossScale(_ runs: [LossRun], _ forecasts: [LossForecast], _ longest: Int) -> Scale {
    let late = longest / 20
    var values: [Double] = []
    for run in runs {
      let fitted = run.steps.indices.filter { !run.spikes.contains($0) }
      let kept = fitted.filter { run.steps[$0] >= late }
      values += (kept.isEmpty ? Array(fitted.suffix(5)) : kept).map { run.losses[$0] }
    }
    for forecast in forecasts {
      let margins = forecast.isReliable ? forecast.margins : forecast.margins.map { _ in 0 }
      for (i, step) in forecast.steps.enumerated() where step >= late || i + 1 == margins.count {
        values += [forecast.losses[i] - margins[i], forecast.losses[i] + margins[i]]
      }
    }
    values = values.filter { $0.isFinite }
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = max((high - low) * 0.04, abs(high) * 1e-6, .leastNormalMagnitude)
    return Scale(title: "loss", domain: max(0, low - margin)...(high + margin))
  }
}

extension LossForecast {
  /// The final loss to as many digits as its margin has a use for.
  var finalWords: String {
    guard finalLoss.isFinite else { return "" }
    let digits = finalMargin > 0 && finalMargin.isFinite ? -log10(finalMargin / 2) : 3
    let places = min(max(Int(digits.rounded(.up)), 0), 6)
    let loss = fixed(finalLoss, places)
    return isReliable ? "\(loss) ± \(fixed(finalMargin, places))" : "\(loss), no confidence"
  }

  private func fixed(_ number: Double, _ places: Int) -> String {
    let unit = pow(10, Double(places))
    let whole = (abs(number) * unit).rounded()
    guard whole < 1e15 else { return "\(number)" }
    let digits = String(Int(whole))
    if places == 0 { return digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
  }
}
