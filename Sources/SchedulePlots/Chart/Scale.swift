/// What an axis measures, before it is known where it stands: several panes share one.
struct Scale {
  /// How its numbers are written.
  enum Unit {
    case rates
    case steps
    case numbers
  }

  let title: String
  var domain: ClosedRange<Double>
  var unit = Unit.numbers
  var isLogarithmic = false
  /// Whether a logarithmic scale has a place for 0 below its domain.
  var reachesZero = false
  /// Numbers of what is drawn that have ticks of their own, the most important first.
  var landmarks: [Double] = []
  /// What 0, 1, 2, … are called on a scale of things that are no numbers.
  var names: [String] = []

  /// How many pixels a logarithmic axis keeps below its domain for 0.
  static let breakHeight = 20.0

  func axis(from start: Double, to end: Double) -> Axis {
    if reachesZero, isLogarithmic {
      let low = start + (end > start ? Scale.breakHeight : -Scale.breakHeight)
      return Axis(domain: domain, start: low, end: end, isLogarithmic: true, zero: start)
    }
    return Axis(domain: domain, start: start, end: end, isLogarithmic: isLogarithmic)
  }

  func text(_ number: Decimal10) -> String {
    switch unit {
    case .rates, .numbers: number.rateText
    case .steps: number.stepText
    }
  }
}

/// A tick of an axis.
struct Tick {
  let pixel: Double
  let text: String
  /// Whether it marks a number of what is drawn (the peak, the final rate) and not a round one.
  var isLandmark = false
}

extension Scale {
  /// The ticks of an axis: its landmarks, and the round numbers that leave them room.
  ///
  /// - Parameters:
  ///   - room: How many pixels a tick with its text takes.
  ///   - gap: How many are left empty between two, at the least.
  func ticks(on axis: Axis, room: (String) -> Double, about count: Int) -> [Tick] {
    if !names.isEmpty {
      return names.enumerated().map { Tick(pixel: axis.pixel(Double($0.offset)), text: $0.element) }
    }
    var kept: [Tick] = []
    func add(_ pixel: Double, _ text: String, isLandmark: Bool) {
      let half = room(text) / 2
      if kept.allSatisfy({ abs($0.pixel - pixel) >= half + room($0.text) / 2 }) {
        kept.append(Tick(pixel: pixel, text: text, isLandmark: isLandmark))
      }
    }
    if let zero = axis.zero { add(zero, text(Decimal10(0)), isLandmark: landmarks.contains(0)) }
    for landmark in landmarks where domain.contains(landmark) {
      add(axis.pixel(landmark), text(Decimal10(landmark, significant: 3)), isLandmark: true)
    }
    let round =
      isLogarithmic
      ? logarithmicTicks(in: domain, atMost: count)
      : SchedulePlots.ticks(in: domain, about: count, wholeOnly: unit == .steps)
    for number in round { add(axis.pixel(number.value), text(number), isLandmark: false) }
    return kept.sorted { $0.pixel > $1.pixel }
  }
}
