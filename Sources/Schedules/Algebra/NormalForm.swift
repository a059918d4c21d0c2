/// Builds a schedule phase by phase, in normal form.
///
/// The normal form: no phase is empty, a flat curve is a hold, adjoining pieces of one curve and
/// equal neighbouring holds are one phase, and time maps are in lowest terms.
struct NormalForm {
  private(set) var phases: [Phase] = []
  private(set) var ends: [Int] = []

  /// The rate that what was appended so far arrives at; nil before anything was.
  var arrival: Double?

  init() {}

  /// Starts from a schedule that is in normal form already.
  init(_ schedule: Schedule) {
    phases = schedule.phases
    ends = schedule.ends
    arrival = schedule.isIdentity ? nil : schedule.finalRate
  }

  /// Appends a phase; false where the steps would be more than an `Int` counts.
  mutating func append(_ phase: Phase) -> Bool {
    let (end, overflow) = (ends.last ?? 0).addingReportingOverflow(phase.steps)
    if overflow { return false }
    arrival = phase.arrival
    if phase.steps == 0 { return true }
    if let joined = phases.last?.joined(with: phase) {
      phases[phases.count - 1] = joined
      ends[ends.count - 1] = end
    } else {
      phases.append(phase)
      ends.append(end)
    }
    return true
  }

  /// Appends a schedule; false where the steps would be more than an `Int` counts.
  mutating func append(_ schedule: Schedule) -> Bool {
    for phase in schedule.phases where !append(phase) { return false }
    if !schedule.isIdentity { arrival = schedule.finalRate }
    return true
  }

  var schedule: Schedule { Schedule(normal: phases, ends: ends, finalRate: arrival) }

  /// The schedule of these phases; a trap, naming the call, where they are too long together.
  static func schedule(_ phases: some Sequence<Phase>, final: Double?, for call: String) -> Schedule
  {
    var normal = NormalForm()
    for phase in phases where !normal.append(phase) {
      trap("\(call): the steps together are more than an Int counts")
    }
    if let final { normal.arrival = final }
    return normal.schedule
  }
}

extension Schedule {
  /// What is broken of the normal form, for tests; empty where nothing is.
  var brokenInvariants: [String] {
    var broken: [String] = []
    var end = 0
    for (index, phase) in phases.enumerated() {
      end += phase.steps
      if phase.steps < 1 { broken.append("phases[\(index)] is empty") }
      if ends[index] != end { broken.append("ends[\(index)] is \(ends[index]), not \(end)") }
      if !phase.curve.isHold, phase.curve.form.isFlat(from: phase.from, to: phase.to) {
        broken.append("phases[\(index)] is flat and not a hold")
      }
      let map = phase.timeMap
      if TimeMap(inLowestTerms: map.offset, map.stride, map.period) != map {
        broken.append("phases[\(index)] has a time map that can be reduced")
      }
      if index > 0, phases[index - 1].joined(with: phase) != nil {
        broken.append("phases[\(index)] goes on with the phase before")
      }
    }
    if !(finalRate.isFinite && finalRate >= 0) { broken.append("final is \(finalRate)") }
    return broken
  }
}
