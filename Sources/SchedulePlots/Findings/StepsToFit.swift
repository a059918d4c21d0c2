public import SVG
public import TrainingSteps

extension InitialLength {
  /// The steps that each rate took to fit, on a logarithmic axis of rates, with the edges of the search
  /// space.
  ///
  /// A ring at the top is a trial that did not fit within N. "At a minimum, check that the optimal
  /// learning rate in the study is not at the boundary of the search space" (Deep Learning Tuning
  /// Playbook).
  public func plot(theme: Theme = .automatic) -> Document { chart(theme: theme).svg }

  func chart(theme: Theme = .automatic) -> Chart {
    let n = Double(sweep.n)
    let fitted = sweep.trials.compactMap { trial in
      trial.stepsToFit.flatMap { $0 <= sweep.n ? (rate: trial.rate, steps: Double($0)) : nil }
    }
    // Of several trials of one rate the line goes through the fastest.
    let best = Dictionary(fitted.map { ($0.rate, $0.steps) }, uniquingKeysWith: min)
      .sorted { $0.key < $1.key }
    let (low, high) = (sweep.trials[0].rate, sweep.trials[sweep.trials.count - 1].rate)
    var pane = Pane(
      lines: [
        Pane.Line(label: "", style: 0, end: best.last?.key ?? high) { x, y in
          Trace(points: best.map { Point(x: x.pixel($0.key), y: y.pixel($0.value)) })
        }
      ],
      rules: low == high
        ? [Pane.Rule(place: low, label: "the only rate")]
        : [Pane.Rule(place: low, label: "edge"), Pane.Rule(place: high, label: "edge")])
    pane.marks =
      spread(fitted, atMost: 500).map { Pane.Mark(x: $0.rate, y: $0.steps) }
      + spread(neverFitted, atMost: 500).map { Pane.Mark(x: $0.rate, y: n, style: 1, isRing: true) }
    if let fastest, let steps = maxTrainSteps {
      pane.marks.append(Pane.Mark(x: fastest.rate, y: Double(steps), style: 2))
    }
    return Chart(
      title: maxTrainSteps.map { "Steps to fit: initial max_train_steps \($0)" }
        ?? "Steps to fit: nothing fitted within \(sweep.n)",
      subtitle: findings.contains { $0.kind == "boundary" }
        ? "The fastest rate is at the edge of the search space: the best may be beyond it." : "",
      description: description, theme: theme,
      x: Scale(
        title: "learning rate", domain: (low / 1.6)...(high * 1.6), unit: .rates,
        isLogarithmic: true,
        landmarks: [fastest?.rate].compactMap { $0 }),
      y: Scale(
        title: "steps to fit; a ring did not, within N", domain: 0...(n * 1.05), unit: .steps,
        landmarks: [maxTrainSteps, sweep.n].compactMap { $0.map(Double.init) }),
      panes: [pane])
  }
}
