import Schedules

extension Schedule {
  /// The schedule as a file for the framework that trains; nothing of this package is needed there.
  ///
  /// A program states each phase in closed form and holds past the end; the rate that it gives for `step` is the
  /// one that the update `step`, counted from 0, uses. Run by itself it checks a handful of its own rates.
  ///
  /// ```swift
  /// let text = try round2.exported(to: .pytorch)
  /// ```
  ///
  /// - Parameters:
  ///   - target: What it is written for.
  ///   - title: What the file says of itself in its head: a comment, whatever stands in it.
  /// - Throws: ``ExchangeError`` where the target cannot say the schedule, naming a target that can.
  public func exported(
    to target: ExportTarget, titled title: String? = nil
  ) throws(ExchangeError) -> String {
    try exported(to: target, head: ProgramHead(title, resuming: [], target))
  }

  fileprivate func exported(
    to target: ExportTarget, head: ProgramHead, resumingFrom step: Int? = nil
  ) throws(ExchangeError) -> String {
    if phases.isEmpty {
      throw ExchangeError("", "the schedule has no steps", "give it a phase")
    }
    switch target {
    case .csv:
      try checkThatRatesCanBeWritten()
      return csvText
    case .json:
      try checkThatRatesCanBeWritten()
      return jsonText(resumingFrom: step)
    case .megatron:
      return try MegatronArguments(self).text(head: head)
    case .huggingfaceArguments: return try HuggingFaceArguments(self).text
    default: break
    }
    if [.optax, .mlx].contains(target) { try checkThatSingleFloatsHold(for: target) }
    let program = try Program(self, head: head, wholeBits: target.wholeBits)
    switch target {
    case .optax: return try JAXSource(program).text
    case .mlx: return MLXSource(program).text
    case .mlxSwift: return SwiftSource(program).text
    default: return PythonSource(program, target).text
    }
  }
}

extension Schedule {
  /// Refuses a peak that is infinite in float32, or has less than its digits there: the rates would be others.
  private func checkThatSingleFloatsHold(for target: ExportTarget) throws(ExchangeError) {
    let peak = drawnPeak
    let held = Double(Float.leastNormalMagnitude)...Double(Float.greatestFiniteMagnitude)
    guard peak == 0 || held.contains(peak) else {
      throw ExchangeError(
        "", "\(target) has rates in float32, which does not hold a peak of \(peak)",
        "export to python, which has them in float64")
    }
  }
}

extension Transfer {
  /// The update from which a trainer with this file goes on from a checkpoint of round 1 at the latest: the first
  /// in which the rounds differ.
  ///
  /// With ``ExportTarget/huggingfaceArguments`` it is the one before: there the first update after a checkpoint
  /// has the rate that the checkpoint was saved with, which is round 1's.
  public func resumeStep(for target: ExportTarget) -> Int {
    target == .huggingfaceArguments ? max(0, sharedPrefix - 1) : sharedPrefix
  }

  /// Round 2 as a file for the framework that trains, with the step at which it goes on from round 1.
  ///
  /// Round 2 is written whole and counts the global step: a trainer that goes on from a checkpoint of round 1
  /// stands at the prefix that both rounds share already. JSON has that step as `resume`; a CSV and
  /// `TrainingArguments` have no place for it (``ExportTarget/saysWhereToResume``): it is ``Schedules/Transfer/resumeStep(for:)``.
  ///
  /// - Throws: ``ExchangeError`` where the target cannot say round 2, naming a target that can.
  public func exported(
    to target: ExportTarget, titled title: String? = nil
  ) throws(ExchangeError) -> String {
    let resuming =
      sharedPrefix < 2
      ? [
        "Round 2 of \(round1.length) steps carried to \(schedule.length). It shares "
          + (sharedPrefix == 0 ? "no update" : "its first update alone") + " with round 1:",
        "train it from the start.",
      ]
      : [
        "Round 2: \(round1.length) steps carried to \(schedule.length). Resume from step \(sharedPrefix):",
        "both rounds agree on the updates before it. Load round 1's checkpoint after \(sharedPrefix) updates",
        "(or an earlier one); the trainer's counter then stands at the step that is asked for here.",
      ]
    return try schedule.exported(
      to: target, head: ProgramHead(title, resuming: resuming, target), resumingFrom: sharedPrefix)
  }
}
