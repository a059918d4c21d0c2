/// A chart: lines in panes on shared scales, with rules, bands and labels.
///
/// It knows nothing of schedules: whatever has a trace on two axes can be a line.
struct Chart {
  struct Size: Hashable {
    var width: Double
    var height: Double
  }

  var title: String
  /// A sentence below the title.
  var subtitle = ""
  /// The chart in words, for those who do not see it.
  var description: String
  var theme = Theme.automatic
  /// By default as large as its panes need.
  var size: Size?
  var x: Scale
  var y: Scale
  var panes: [Pane]
  /// How many panes stand beside each other.
  var columns = 1
}

/// One field of a chart, with its own lines.
struct Pane {
  struct Line {
    enum Weight {
      case full
      /// Of what was measured, behind what is said of it.
      case thin
      /// The area of an interval around a line.
      case interval
    }

    let label: String
    /// The index of its hue and dash.
    let style: Int
    /// Where on the horizontal axis it ends.
    let end: Double
    /// How much it stands out.
    let weight: Weight
    /// The line itself, on the two axes.
    let trace: (_ x: Axis, _ y: Axis) -> Trace

    init(
      label: String, style: Int, end: Double, weight: Weight = .full,
      trace: @escaping (_ x: Axis, _ y: Axis) -> Trace
    ) {
      (self.label, self.style, self.end) = (label, style, end)
      (self.weight, self.trace) = (weight, trace)
    }
  }

  /// A vertical line at a place, with its label.
  struct Rule {
    let place: Double
    let label: String
  }

  /// A dot at a place, or a ring where it counts for less.
  struct Mark: Hashable {
    let x: Double
    let y: Double
    var style = 0
    var isRing = false
  }

  /// A stretch of the horizontal axis, with its label.
  struct Band {
    let range: ClosedRange<Double>
    let label: String
    /// One that is plain has its label alone: between two that are shaded.
    var isShaded = true
  }

  var title = ""
  /// A line below its title.
  var note = ""
  var lines: [Line]
  var rules: [Rule] = []
  var bands: [Band] = []
  var marks: [Mark] = []
  /// Its own vertical scale; by default the chart's.
  var y: Scale?
  /// How high it is beside the others of its column.
  var height = 1.0
}
