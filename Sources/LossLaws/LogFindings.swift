import Schedules

/// What is to be known of a log before any law is fitted to it.
struct LogFindings {
  private(set) var all: [LossFinding] = []

  /// - Parameters:
  ///   - isOwn: Whether the schedule was made of the log's own rates.
  ///   - planned: How long the log says that the run was to be.
  init(
    _ name: String, _ schedule: Schedule, steps: [Int], spikes: Spikes, isOwn: Bool, planned: Int?
  ) {
    guard let last = steps.last else { return }
    let length = max(schedule.length, planned ?? 0)
    if Double(last + 1) < 0.85 * Double(length) {
      all.append(.endsEarly(run: name, step: last, length: length))
    }
    let rate = schedule[last]
    if isOwn, schedule[last - schedule.length / 50] > 1.001 * rate, rate > 0.15 * schedule.peak {
      all.append(.endsInDecay(run: name, step: last, share: rate / schedule.peak))
    }
    if let rise = schedule.riseAfterFall { all.append(.risesAfterFall(of: name, step: rise)) }
    if let end = spikes.highEnd {
      all.append(
        .endsHigh(
          run: name, step: steps[end.place], points: steps.count - end.place, share: end.rise))
    }
    for stretch in spikes.stretches {
      all.append(
        .recovered(run: name, from: steps[stretch.lowerBound], to: steps[stretch.upperBound]))
    }
  }
}
