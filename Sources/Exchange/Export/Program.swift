import Schedules

/// A schedule as what programs in any language are printed from: its parts, in order, and rates to check.
struct Program {
  let schedule: Schedule
  let head: ProgramHead
  let parts: [Part]
  /// The bits of the whole numbers that its steps and places are counted in.
  let wholeBits: Int

  /// Consecutive steps with one closed form.
  struct Part {
    /// The first of its steps, and the first after them.
    let steps: Range<Int>
    let kind: Kind
    /// What a comment says of it.
    let words: String
    /// The same curve as products of doubles, for languages that have them.
    var products: ProductFormula? = nil
  }

  enum Kind {
    case hold(Double)
    case curve(CurveFormula, Place)
    /// A hold each, beginning at these steps.
    case stairs(starts: [Int], rates: [Double])
    /// The entries, and where among them a step stands: ⌊place⌋.
    case table([Double], Place)
  }

  /// So many holds one after the other are written as a list.
  private static let manyHolds = 8

  init(
    _ schedule: Schedule, head: ProgramHead, wholeBits: Int
  ) throws(ExchangeError) {
    self.schedule = schedule
    self.head = head
    self.wholeBits = wholeBits
    var parts: [Part] = []
    var index = 0
    while index < schedule.phases.count {
      let holds = schedule.phases[index...].prefix { $0.curve.isHold }
      if holds.count >= Self.manyHolds {
        let starts = holds.indices.map { schedule.steps(ofPhase: $0).lowerBound }
        let end = schedule.steps(ofPhase: holds.endIndex - 1).upperBound
        parts.append(
          Part(
            steps: starts[0]..<end, kind: .stairs(starts: starts, rates: holds.map(\.from)),
            words: "\(holds.count) holds"))
        index = holds.endIndex
      } else {
        parts.append(
          try Program.part(
            schedule.phases[index], steps: schedule.steps(ofPhase: index), index, wholeBits))
        index += 1
      }
    }
    self.parts = parts
  }

  private static func part(
    _ phase: Phase, steps: Range<Int>, _ index: Int, _ wholeBits: Int
  ) throws(ExchangeError) -> Part {
    let map = phase.timeMap
    let words = phase.curve.isHold ? "hold" : phase.curve.name
    if phase.curve.isHold { return Part(steps: steps, kind: .hold(phase.from), words: words) }
    let place = Place(map, first: steps.lowerBound, steps: steps.count)
    if let entries = phase.tableEntries {
      let used = place.entries(of: entries.count)
      return Part(
        steps: steps,
        kind: table(Array(entries[used]), place.beginning(at: used.lowerBound), wholeBits),
        words: "table")
    }
    guard let formula = phase.formula else {
      throw ExchangeError("phases[\(index)]", "its curve has no formula", "export it to csv")
    }
    if !phase.countsSteps, map.offset >= map.period {
      return Part(steps: steps, kind: .hold(phase.to), words: "hold")
    }
    return Part(
      steps: steps, kind: .curve(formula, place), words: words, products: phase.products)
  }

  /// A table, or where the places of its steps are numbers too large, the steps at which its entries begin.
  private static func table(_ entries: [Double], _ place: Place, _ wholeBits: Int) -> Kind {
    if place.fits(bits: wholeBits) { return .table(entries, place) }
    let starts = place.firstSteps(ofEntries: entries.count)
    // Of entries that begin together the last is read.
    let read = starts.indices.filter { $0 + 1 == starts.count || starts[$0] < starts[$0 + 1] }
    return .stairs(starts: read.map { starts[$0] }, rates: read.map { entries[$0] })
  }

  /// Some steps and their rates: the ends of parts, their middles, and past the end.
  var checks: [(step: Int, rate: Double)] {
    let shown = parts.count <= 5 ? parts : Array(parts.prefix(3) + parts.suffix(2))
    var steps = shown.flatMap {
      [$0.steps.lowerBound, $0.steps.lowerBound + $0.steps.count / 2, $0.steps.upperBound - 1]
    }
    let n = schedule.length
    let lastCounted = wholeBits > 32 ? Int.max : Int(Int32.max)
    steps += [n, min(n + min(n, .max - n), lastCounted)]
    return Set(steps).sorted().map { ($0, schedule[$0]) }
  }

  /// Whether a curve's formula has a leaf or a function.
  func uses(_ isWanted: (Formula) -> Bool) -> Bool {
    parts.contains { part in
      guard case .curve(let formula, _) = part.kind else { return false }
      return formula.contains(where: isWanted)
    }
  }
}

extension CurveFormula {
  func contains(where isWanted: (Formula) -> Bool) -> Bool {
    rate.contains(where: isWanted) || parts.contains { $0.formula.contains(where: isWanted) }
  }
}
