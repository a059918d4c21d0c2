public import SVG
public import TrainingSteps

extension RoundsPlan {
  /// The rounds, each an area as wide as its runs are long and as high as they are many: its size is
  /// the steps that it spends.
  public func plot(theme: Theme = .automatic) -> Document { chart(theme: theme).svg }

  func chart(theme: Theme = .automatic) -> Chart {
    let most = Double(rounds.map(\.trials).max() ?? 1)
    // The short and many first, so that the long and few lie on them.
    let shown = spread(rounds, atMost: 60)
    let lines = shown.enumerated().map { index, round in
      Pane.Line(
        label: "\(round.trials) × \(stepLabel(round.maxTrainSteps))", style: index,
        end: Double(round.maxTrainSteps)
      ) { x, y in
        let (right, top) = (x.pixel(Double(round.maxTrainSteps)), y.pixel(Double(round.trials)))
        var area = Trace(points: [
          Point(x: x.start, y: top), Point(x: right, y: top), Point(x: right, y: y.foot),
          Point(x: x.start, y: y.foot),
        ])
        area.isArea = true
        return area
      }
    }
    return Chart(
      title:
        "\(rounds.count) round\(rounds.count == 1 ? "" : "s") up to \(stepLabel(production)) steps",
      subtitle: "An area is the steps that a round spends: trials × max_train_steps.",
      description: description, theme: theme,
      x: Scale(title: "max_train_steps", domain: 0...Double(production), unit: .steps),
      y: Scale(title: "trials", domain: 0...(most * 1.08), unit: .steps),
      panes: [Pane(lines: lines)])
  }
}

extension Plot {
  /// The schedule of every round of a plan.
  public init(_ rounds: [ScheduledRound], title: String = "The schedule of each round") {
    self.init(title) {
      rounds.map { $0.schedule.labeled("round \($0.round.number)") }
    }
  }
}
