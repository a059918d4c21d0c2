import Logs
public import SVG
public import TrainingSteps

extension Refinement {
  /// The curves of the trials, each with the checkpoint that retrospective selection finds.
  ///
  /// Of more than 25 trials the curves of some are drawn, as it says. The axis leaves out the few values
  /// that would press the rest together; they are drawn at its edge.
  public func curvesPlot(theme: Theme = .automatic) -> Document { curvesChart(theme: theme).svg }

  func curvesChart(theme: Theme = .automatic) -> Chart {
    let withValues = outcomes.filter { outcome in
      outcome.trial.curve.values.contains { $0.isFinite }
    }
    let shown = spread(withValues, atMost: 25)
    var pane = Pane(
      lines: shown.enumerated().map { index, outcome in
        let curve = outcome.trial.curve
        return Pane.Line(
          label: shortened(outcome.trial.name, to: 180), style: index,
          end: Double(curve.steps.last ?? 0)
        ) { x, y in Trace(curve, x: x, y: y) }
      },
      bands: bands)
    pane.marks = shown.enumerated().compactMap { index, outcome in
      outcome.best.map {
        Pane.Mark(
          x: Double($0.step), y: $0.value, style: index, isRing: outcome.standing != .counted)
      }
    }
    return Chart(
      title: "Curves and their best checkpoints",
      subtitle: shown.count < withValues.count
        ? "\(shown.count) of \(withValues.count) trials are shown." : "",
      description: description, theme: theme,
      x: Scale(title: "step", domain: 0...Double(study.maxTrainSteps), unit: .steps),
      y: Scale(title: "metric", domain: domain(of: shown)), panes: [pane])
  }

  /// From the best of all values to where all but a few of the others are.
  private func domain(of shown: [TrialOutcome]) -> ClosedRange<Double> {
    let values = shown.flatMap { outcome in
      spread(outcome.trial.curve.values.filter(\.isFinite), atMost: 400)
        + [outcome.best?.value].compactMap { $0 }
    }.sorted()
    guard var low = values.first, var high = values.last else { return 0...1 }
    // A loss begins far above where it ends.
    if study.goal == .minimize {
      high = values[(values.count - 1) * 98 / 100]
    } else {
      low = values[(values.count - 1) * 2 / 100]
    }
    let margin = max((high - low) * 0.05, abs(high) * 1e-6, .leastNormalMagnitude)
    let range = (low - margin)...(high + margin)
    return range.lowerBound.isFinite && range.upperBound.isFinite
      ? range : low...max(high, low.nextUp)
  }
}

extension Trace {
  /// A curve of many points: of each column of pixels the first, the least, the greatest and the last.
  init(_ curve: Curve, x: Axis, y: Axis) {
    self.init(
      points: columns(
        zip(curve.steps, curve.values).filter { $1.isFinite }
          .map { Point(x: x.pixel(Double($0)), y: y.pixel($1)) }))
  }
}
