public import Schedules

/// A round of a plan with the schedule of its runs.
public struct ScheduledRound: Sendable {
  public let round: RoundsPlan.Round
  /// From the schedule that was given to the round's.
  public let transfer: Transfer

  public var schedule: Schedule { transfer.schedule }
}

/// A schedule that cannot be carried to a round.
public struct CarryingError: Error, Sendable, Hashable, CustomStringConvertible {
  public let round: Int
  public let maxTrainSteps: Int
  public let cause: TransferError

  public var description: String { "round \(round), \(maxTrainSteps) steps: \(cause)" }
}

extension RoundsPlan {
  /// The schedule of every round, each carried directly from one, by round transfer.
  ///
  /// Directly, and not from round to round: where a stretched curve's steps are rounded to whole ones,
  /// twice is not once. "One common pitfall when adjusting learning rate schedules between rounds is
  /// using all the extra training steps with a learning rate that is too small" (Deep Learning Tuning
  /// Playbook): a transfer that does has a finding.
  ///
  /// - Parameters:
  ///   - schedule: One that was tuned for its own length, mostly that of round 1.
  ///   - rule: How it is carried; by default as its anatomy calls for.
  /// - Throws: ``CarryingError`` naming the round.
  public func carrying(
    _ schedule: Schedule, by rule: TransferRule? = nil
  ) throws(CarryingError) -> [ScheduledRound] {
    var scheduled: [ScheduledRound] = []
    for round in rounds {
      let length = round.maxTrainSteps
      do throws(TransferError) {
        let transfer =
          if let rule { try schedule.transferred(to: length, by: rule) } else {
            try schedule.transferred(to: length)
          }
        scheduled.append(ScheduledRound(round: round, transfer: transfer))
      } catch {
        throw CarryingError(round: round.number, maxTrainSteps: length, cause: error)
      }
    }
    return scheduled
  }
}
