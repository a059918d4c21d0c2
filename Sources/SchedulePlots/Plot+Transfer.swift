import Schedules

extension Plot {
  /// Both rounds of a transfer, with the end of round 1 marked.
  public init(_ transfer: Transfer, title: String? = nil) {
    let (before, after) = (transfer.round1.length, transfer.schedule.length)
    self.init(
      title ?? "\(stepLabel(before)) to \(stepLabel(after)) steps by \(transfer.rule)"
    ) {
      transfer.round1.labeled("round 1")
      transfer.schedule.labeled("round 2")
    }
    let ended = after >= before ? (before, "round 1") : (after, "round 2")
    rules = [Rule(step: ended.0, label: "\(ended.1) ends at \(stepLabel(ended.0))")]
  }
}
