public import SVG
public import TrainingSteps

extension Refinement {
  /// The best step of each trial over the run, with the parts in which it would be too early or late.
  ///
  /// "From these trials, plot the training step that retrospective checkpoint selection finds in order
  /// to refine the choice of max_train_steps" (Deep Learning Tuning Playbook). A line through a dot is
  /// where the best step can have been, between checkpoints; a ring is a trial that does not count.
  /// Of many trials the names are left out, and of more than 500 some trials, as it says.
  public func bestStepsPlot(theme: Theme = .automatic) -> Document {
    bestStepsChart(theme: theme).svg
  }

  func bestStepsChart(theme: Theme = .automatic) -> Chart {
    let found = outcomes.compactMap { outcome in outcome.best.map { (outcome, $0) } }
      .sorted { ($0.1.step, $0.0.trial.name) < ($1.1.step, $1.0.trial.name) }
    let rows = spread(found, atMost: 500)
    let top = Double(max(rows.count, 1))
    let areNamed = !rows.isEmpty && rows.count <= 40
    var pane = Pane(
      lines: rows.enumerated().filter { !$0.element.1.range.isEmpty }.map { row, found in
        Pane.Line(label: "", style: 0, end: Double(found.1.range.upperBound)) { x, y in
          Trace(
            points: [found.1.range.lowerBound, found.1.range.upperBound].map {
              Point(x: x.pixel(Double($0)), y: y.pixel(Double(row)))
            })
        }
      }, bands: bands)
    pane.marks = rows.enumerated().map { row, found in
      Pane.Mark(x: Double(found.1.step), y: Double(row), isRing: found.0.standing != .counted)
    }
    return Chart(
      title: "max_train_steps \(study.maxTrainSteps): \(verdict.words)",
      subtitle: subtitle(rows.count),
      description: description, theme: theme,
      size: Chart.Size(width: 720, height: areNamed ? max(200, 150 + 18 * top) : 400),
      x: Scale(title: "best step", domain: 0...Double(study.maxTrainSteps), unit: .steps),
      y: Scale(
        title: areNamed ? "trial" : "trial, by its best step", domain: -0.5...(top - 0.5),
        names: areNamed ? rows.map { shortened($0.0.trial.name, to: 180) } : [""]),
      panes: [pane])
  }

  /// The parts of the run in which best steps are early or late.
  var bands: [Pane.Band] {
    let length = Double(study.maxTrainSteps)
    return [
      Pane.Band(range: 0...(length * rule.early), label: "first \(rule.early.percentText)"),
      Pane.Band(range: (length * (1 - rule.late))...length, label: "last \(rule.late.percentText)"),
    ]
  }

  private func subtitle(_ shown: Int) -> String {
    let found = outcomes.count { $0.best != nil }
    let how = outcomes.contains { $0.standing == .failed } ? "diverged, failed" : "diverged"
    return [
      shown < found ? "\(shown) of \(found) trials are shown." : "",
      found < outcomes.count ? "\(outcomes.count - found) \(how) or have no value." : "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Refinement.Verdict {
  fileprivate var words: String {
    switch self {
    case .tooLong: "far too long"
    case .tooShort: "too short"
    case .aboutRight: "about right"
    case .cannotTell: "cannot tell"
    }
  }
}

extension Double {
  /// A share as a percentage, to a tenth.
  var percentText: String {
    let tenths = (self * 1000).rounded()
    return "\(Decimal10(tenths / 10).rateText) %"
  }
}

/// At most so many of some things in a row, evenly spread, the first and the last among them.
func spread<T>(_ things: [T], atMost most: Int) -> [T] {
  if things.count <= most { return things }
  return (0..<most).map { things[$0 * (things.count - 1) / (most - 1)] }
}
