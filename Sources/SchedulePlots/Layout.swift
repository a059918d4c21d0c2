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
    let series: Int
    let box: Box
    let text: String
  }

  let x: Axis
  let y: Axis
  let frame: Box
  let xTicks: [Tick]
  let yTicks: [Tick]
  let traces: [Trace]
  let ruleLabels: [Box]
  /// Labels at their lines; empty where they stand in the legend.
  let labels: [Label]
  let legend: [Label]
}

extension Layout {
  private static let labelSize = 12.0

  init(_ plot: Plot) {
    let direct = Layout(plot, legendRows: 0)
    if direct.labels.count == plot.series.count, plot.series.count <= 6 {
      self = direct
    } else {
      let rows = Layout.legend(plot, left: 16, top: 0).rows
      self = Layout(plot, legendRows: rows)
    }
  }

  private init(_ plot: Plot, legendRows: Int) {
    let series = plot.series
    let top =
      58.0 + (plot.rules.isEmpty ? 0 : 20) + (legendRows == 0 ? 0 : 8 + Double(legendRows) * 18)
    let bottom = plot.height - 46
    y = Axis.rates(of: series, isLogarithmic: plot.isLogarithmic, from: bottom, to: top)
    yTicks = Layout.rateTicks(of: series, on: y)
    let left = 22 + (yTicks.map { width(of: $0.text) }.max() ?? 0)
    let longest = series.map(\.schedule.length).max() ?? 0
    let atEnd = series.filter { $0.schedule.length == longest || longest == 0 }
    let room = legendRows == 0 ? atEnd.map { width(of: $0.label) }.max() ?? 0 : 0
    // A label that would take more than a third of the plot goes to the legend.
    let right = plot.width - (room > plot.width / 3 ? 24 : max(24, room + 18))
    x = Axis.steps(of: series, from: left, to: right)
    xTicks = ticks(in: x.domain, about: max(2, Int((right - left) / 90)), wholeOnly: true)
      .map { [x] in Tick(pixel: x.pixel($0.value), text: $0.stepText) }
    frame = Box(left: left, top: top, right: right, bottom: bottom)
    traces = series.map { [x, y] in Trace($0.schedule, x: x, y: y) }
    ruleLabels = Layout.ruleLabels(plot, x: x, top: top)
    if legendRows == 0 {
      let places = Placement(
        frame: frame, width: plot.width, rules: plot.rules.map { [x] in x.pixel(Double($0.step)) },
        traces: traces)
      labels = places.labels(series.map(\.label))
      legend = []
    } else {
      labels = []
      legend = Layout.legend(plot, left: left, top: 66).labels
    }
  }

  /// Round numbers, and the peak and the final rates; a round number makes room for those.
  private static func rateTicks(of series: [Series], on y: Axis) -> [Tick] {
    let round = y.isLogarithmic ? logarithmicTicks(in: y.domain) : ticks(in: y.domain, about: 6)
    let peaks = Set(series.map { Decimal10($0.schedule.peak) })
    let finals = Set(series.map { Decimal10($0.schedule.finalRate) })
    var kept: [Tick] = []
    let candidates = peaks.sorted { $0.value > $1.value } + finals.sorted { $0.value < $1.value }
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

  /// The labels of the rules, above the frame: moved apart where they would meet, then back from
  /// the right edge.
  private static func ruleLabels(_ plot: Plot, x: Axis, top: Double) -> [Box] {
    var boxes = plot.rules.map { rule in
      let wide = width(of: rule.label)
      let left = max(x.pixel(Double(rule.step)) - wide / 2, 8)
      return Box(left: left, top: top - 20, right: left + wide, bottom: top - 6)
    }
    let order = plot.rules.indices.sorted { plot.rules[$0].step < plot.rules[$1].step }
    var edge = 8.0
    for index in order {
      boxes[index].move(right: max(0, edge - boxes[index].left))
      edge = boxes[index].right + 10
    }
    edge = plot.width - 8
    for index in order.reversed() {
      boxes[index].move(right: min(0, edge - boxes[index].right))
      edge = boxes[index].left - 10
    }
    return boxes
  }

  /// The legend: labels in rows, each with a piece of its line before it.
  private static func legend(_ plot: Plot, left: Double, top: Double) -> (
    labels: [Label], rows: Int
  ) {
    var labels: [Label] = []
    var (x, row) = (left, 0)
    for (index, series) in plot.series.enumerated() {
      let text = shortened(series.label, to: plot.width - left - 60)
      let wide = width(of: text) + 34
      if x + wide > plot.width - 16, x > left { (x, row) = (left, row + 1) }
      let y = top + Double(row) * 18
      let box = Box(left: x + 34, top: y - 11, right: x + wide, bottom: y + 3)
      labels.append(Label(series: index, box: box, text: text))
      x += wide + 16
    }
    return (labels, row + 1)
  }
}
