import Schedules

/// Where everything of a plot stands, in pixels: arithmetic first, drawing after.
struct Layout {
  struct Tick {
    let pixel: Double
    let text: String
    /// Whether it marks a rate of the schedules (the peak, the final rate) and not a round number.
    var isLandmark = false
  }

  struct Label {
    /// The index of what it names, among the series or the rules.
    let index: Int
    var box: Box
    let text: String
  }

  /// The height of the picture: that of the plot, unless the legend takes too much of it.
  let height: Double
  let x: Axis
  let y: Axis
  let frame: Box
  let xTicks: [Tick]
  let yTicks: [Tick]
  let traces: [Trace]
  /// The labels of the rules, each at its own; fewer where there are too many to read.
  let ruleLabels: [Label]
  /// Labels at their lines; empty where they stand in the legend.
  let labels: [Label]
  let legend: [Label]
}

extension Layout {
  private static let labelSize = 12.0

  init(_ plot: Plot) {
    // A label of more than a third of the width would stand far from the line that it names.
    let fits =
      plot.series.count <= 6
      && plot.series.allSatisfy { SchedulePlots.width(of: $0.label) <= plot.width / 3 }
    let direct = fits ? Layout(plot, legend: []) : nil
    if let direct, direct.labels.count == plot.series.count {
      self = direct
    } else {
      self = Layout(plot, legend: Layout.legend(plot))
    }
  }

  private init(_ plot: Plot, legend: [Label]) {
    let series = plot.series
    self.legend = legend
    let head = legend.last.map { $0.box.bottom + 28 } ?? 58
    let top = head + (plot.rules.isEmpty ? 0 : 20)
    let bottom = max(plot.height - 46, top + 76)
    height = bottom + 46
    y = Axis.rates(of: series, isLogarithmic: plot.isLogarithmic, from: bottom, to: top)
    yTicks = Layout.rateTicks(of: series, on: y)
    let left = 22 + (yTicks.map { width(of: $0.text) }.max() ?? 0)
    let last = Axis.lastStep(of: plot)
    let atEnd = series.filter { $0.schedule.length == last }
    let room = legend.isEmpty ? atEnd.map { width(of: $0.label) }.max() ?? 0 : 0
    let right = plot.width - max(24, room + 18)
    x = Axis(domain: 0...Double(last), start: left, end: right)
    xTicks = ticks(in: x.domain, about: max(2, Int((right - left) / 90)), wholeOnly: true)
      .map { [x] in Tick(pixel: x.pixel($0.value), text: $0.stepText) }
    frame = Box(left: left, top: top, right: right, bottom: bottom)
    traces = series.map { [x, y] in Trace($0.schedule, x: x, y: y) }
    ruleLabels = Layout.ruleLabels(plot, x: x, top: top)
    if legend.isEmpty {
      let places = Placement(
        frame: frame, width: plot.width, rules: plot.rules.map { [x] in x.pixel(Double($0.step)) },
        traces: traces)
      labels = places.labels(series.map(\.label))
    } else {
      labels = []
    }
  }

  /// Round numbers, and the peaks and final rates; a round number makes room for those.
  private static func rateTicks(of series: [Series], on y: Axis) -> [Tick] {
    let round = y.isLogarithmic ? logarithmicTicks(in: y.domain) : ticks(in: y.domain, about: 6)
    // Of many series, the extremes alone: else the axis would be all exceptions and no scale.
    let peaks = Set(series.map { Decimal10($0.schedule.peak) })
    let finals = Set(series.map { Decimal10($0.schedule.finalRate) })
    var kept: [Tick] = []
    let candidates =
      peaks.sorted { $0.value > $1.value }.prefix(2)
      + finals.sorted { $0.value < $1.value }.prefix(2)
    for landmark in candidates where y.domain.contains(landmark.value) {
      let pixel = y.pixel(landmark.value)
      if kept.allSatisfy({ abs($0.pixel - pixel) >= labelSize + 2 }) {
        kept.append(Tick(pixel: pixel, text: landmark.rateText, isLandmark: true))
      }
    }
    for number in round {
      let pixel = y.pixel(number.value)
      if kept.allSatisfy({ abs($0.pixel - pixel) >= labelSize + 2 }) {
        kept.append(Tick(pixel: pixel, text: number.rateText))
      }
    }
    if y.isLogarithmic, series.contains(where: { $0.schedule.drawnEnds.contains(0) }) {
      kept.removeAll { abs($0.pixel - y.start) < labelSize + 2 }
      kept.append(Tick(pixel: y.start, text: "0"))
    }
    return kept.sorted { $0.pixel > $1.pixel }
  }

  /// The labels of the rules, in a row above the frame, moved apart where they would meet.
  private static func ruleLabels(_ plot: Plot, x: Axis, top: Double) -> [Label] {
    let (edge, gap) = (8.0, 10.0)
    let share = (plot.width - 2 * edge + gap) / Double(max(1, plot.rules.count)) - gap
    if share < 30 { return [] }
    var right = edge - gap
    var labels = plot.rules.enumerated().sorted { $0.element.step < $1.element.step }.map {
      index, rule in
      let text = shortened(rule.label, to: share)
      let wide = width(of: text)
      let left = max(x.pixel(Double(rule.step)) - wide / 2, right + gap)
      right = left + wide
      return Label(
        index: index, box: Box(left: left, top: top - 20, right: right, bottom: top - 6), text: text
      )
    }
    // Back from the right edge: together they are no wider than the picture.
    var limit = plot.width - edge
    for place in labels.indices.reversed() {
      labels[place].box.move(by: min(0, limit - labels[place].box.right))
      limit = labels[place].box.left - gap
    }
    return labels
  }

  /// The legend below the title: labels in rows, each with a piece of its line before it.
  private static func legend(_ plot: Plot) -> [Label] {
    let (left, sample) = (16.0, 34.0)
    var (x, baseline) = (left, 46.0)
    return plot.series.enumerated().map { index, series in
      let text = shortened(series.label, to: plot.width - 2 * left - sample)
      let wide = sample + width(of: text)
      if x + wide > plot.width - left, x > left { (x, baseline) = (left, baseline + 18) }
      defer { x += wide + 16 }
      let box = Box(left: x + sample, top: baseline - 11, right: x + wide, bottom: baseline + 3)
      return Label(index: index, box: box, text: text)
    }
  }
}
