import Foundation
import Schedules

/// Ours and the peers' ways to the same rates, measured in turn.
struct Peers {
  static let lengths = [1_000_000, 10_000_000]

  /// The worker that runs on so many cores.
  private let workers: [Int: Worker]

  init(python: URL, script: URL) throws {
    let counts = Machine.cores > 1 ? [1, 2] : [1]
    workers = try Dictionary(
      uniqueKeysWithValues: counts.map { ($0, try Worker([python.path, script.path, "\($0)"])) })
  }

  func end() { for worker in workers.values { worker.end() } }

  var versions: String { get throws { try workers[1]!.ask("versions") } }

  func tables(rounds: Int) throws -> [Table] {
    var tables: [Table] = []
    for form in [PeerCase.warmupCosine, .warmupHoldLinear] {
      for length in Self.lengths {
        tables.append(try fills(of: form, length: length, rounds: rounds))
      }
    }
    return tables + [try singleSteps(rounds: rounds)]
  }

  private func fills(of form: PeerCase, length: Int, rounds: Int) throws -> Table {
    let buffer = Buffer(count: length)
    let schedule = form.schedule(of: length)
    let ours = [
      buffer.constant(), buffer.again("ours", schedule),
      buffer.first("ours, made and filled once") { form.schedule(of: length, peak: $0) },
      buffer.floats("ours, `Float`", schedule),
    ]
    for worker in workers.values { _ = try worker.ask("forget") }
    let peers = try Peer.fills(form).filter { workers[$0.cores] != nil }.map {
      try contender($0, length: length)
    }
    return Self.table(
      "\(form.title), \(length) steps, ns a step", ours + peers,
      try timings(of: ours + peers, rounds: rounds), ours: 1)
  }

  private func singleSteps(rounds: Int) throws -> Table {
    let length = 1_000_000
    let ours = SingleSteps.inOrder(
      "ours, `schedule[step]`", PeerCase.warmupCosine.schedule(of: length))
    let peers = try Peer.singleSteps.map { try contender($0, length: length) }
    return Self.table(
      "One step of a cosine over \(length) steps, ns", [ours] + peers,
      try timings(of: [ours] + peers, rounds: rounds), ours: 0)
  }

  /// A peer in turn, once it is known to give the rates that ours gives.
  private func contender(_ peer: Peer, length: Int) throws -> Contender {
    let worker = workers[peer.cores]!
    // A scheduler has to step to where it is asked.
    try check(peer, length: peer.kind == .singleStep ? 1_000 : length, worker)
    return Contender(name: peer.name) {
      try worker.number(
        "measure", peer.name, peer.form.rawValue, "\(length)", "\(peer.calls(for: length))")
    }
  }

  /// - Remark: optax in float32 is 5e-4 off at the seventh of 10⁷ steps.
  private func check(_ peer: Peer, length: Int, _ worker: Worker) throws {
    let schedule = peer.form.schedule(of: length)
    for step in [7, length / 25, length / 2, length - length / 10] {
      let rate = try worker.number(
        "rate", peer.name, peer.form.rawValue, "\(length)", "\(step)")
      guard abs(rate - schedule[step]) <= 1e-3 * schedule[step] else {
        throw PeerDiffers(name: peer.name, step: step, theirs: rate, ours: schedule[step])
      }
    }
  }

  /// - Parameter ours: Which row is ours, over which the others are told.
  static func table(_ title: String, _ contenders: [Contender], _ timings: [Timing], ours: Int)
    -> Table
  {
    var table = Table(title: title, columns: ["", "median", "spread", "over ours"])
    for (contender, timing) in zip(contenders, timings) {
      table.rows.append([
        contender.name, figure(timing.median), percent(timing.spread),
        figure(timing.median / timings[ours].median),
      ])
    }
    return table
  }
}

struct PeerDiffers: Error, CustomStringConvertible {
  let name: String
  let step: Int
  let theirs: Double
  let ours: Double

  var description: String {
    "\(name) gives \(theirs) at step \(step) where ours gives \(ours); it does not do the same, "
      + "so that its time tells nothing"
  }
}
