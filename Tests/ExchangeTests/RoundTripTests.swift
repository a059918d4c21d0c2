import Exchange
import Foundation
import Schedules
import TestSupport
import Testing

/// Exporting, importing back and comparing gives the same schedule.
struct RoundTripTests {
  /// Those whose files carry the schedule's spec.
  static let targets: [ExportTarget] = [
    .pytorch, .huggingface, .composer, .optax, .mlx, .mlxSwift, .python,
  ]
  private static let titles: [String?] = [
    nil, "spec: {}", "a\nspec: {}", "\u{2028}# spec: {\"phases\":[]}", "*/ \"\"\" # \u{0}",
    "--lr 3e-4", "step,rate", "{\"rates\": [1]}",
  ]

  @Test(arguments: UInt64(1)...40)
  func `any schedule comes back from every program, whatever its title`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let schedule = generator.schedule()
    let title = Self.titles.randomElement(using: &generator) ?? nil
    for target in Self.targets {
      let text = try schedule.exported(to: target, titled: title)
      let back = try ImportedSchedule(text)
      #expect(back.schedule == schedule, "\(target)")
      #expect(back.schedule.finalRate == schedule.finalRate)
      // A spec read back is what is exported again.
      #expect(try back.schedule.exported(to: target, titled: title) == text)
      #expect(try ImportedSchedule(text.replacing("\n", with: "\r\n")).schedule == schedule)
    }
    let json = try ImportedSchedule(try schedule.exported(to: .json)).schedule
    #expect(json == schedule && json.finalRate == schedule.finalRate)
  }

  @Test func `every recipe and every transfer comes back from JSON as the same schedule`() throws {
    for (name, schedule) in try ExportCases.all() where schedule.length <= 100_000 {
      let back = try ImportedSchedule(try schedule.exported(to: .json)).schedule
      #expect(back == schedule && back.finalRate == schedule.finalRate, "\(name)")
    }
    for (name, transfer) in try ExportCases.transfers() {
      let back = try ImportedSchedule(try transfer.exported(to: .json)).schedule
      #expect(back == transfer.schedule, "\(name)")
    }
  }

  @Test func `a spec is read as itself, and a wrong one is refused for what is wrong with it`()
    throws
  {
    let schedule = Schedule.warmup(to: 1, over: 5).holding(for: 5)
    let spec = String(decoding: try JSONEncoder().encode(schedule), as: UTF8.self)
    let back = try ImportedSchedule(spec)
    #expect(back.schedule == schedule && back.kind == "a spec")
    #expect(throws: ScheduleError.self) {
      try ImportedSchedule(spec.replacing("\"steps\":5", with: "\"steps\":-5"))
    }
  }

  @Test func `JSON of rates without a spec is recognised, and its final rate holds`() throws {
    let schedule = Schedule.warmup(to: 1, over: 5).holding(for: 5)
    let json = try Schedule(schedule.phases, final: 0.5).exported(to: .json)
    let bare = json.split(separator: "\n").filter { !$0.contains("\"spec\":") }
    let back = try ImportedSchedule(bare.joined(separator: "\n"))
    #expect(back.kind == "a table of rates")
    #expect(back.schedule == Schedule(schedule.phases, final: 0.5))
    #expect(throws: ScheduleError.self) {
      try ImportedSchedule(json.replacing("\"steps\":5,", with: "\"steps\":-5,"))
    }
  }

  @Test func `every recipe comes back from a csv with the same rates to the bit, and past its end`()
    throws
  {
    for (name, schedule) in try ExportCases.recipes() {
      let back = try ImportedSchedule(try schedule.exported(to: .csv)).schedule
      let (n, count) = (schedule.length, 3 * schedule.length)
      #expect(back.length == n, "\(name)")
      #expect(back.rates(in: 0..<count) == schedule.rates(in: 0..<count), "\(name): \(back)")
      #expect(back.phases.map(\.curve.name) == schedule.phases.map(\.curve.name), "\(name)")
    }
  }

  /// What of a schedule no rows tell is where on its grid a phase began, and what comes past the last row.
  @Test func `transfers come back from a csv to the bit, but for pieces of stretched curves`()
    throws
  {
    var off: [String] = []
    for (name, transfer) in try ExportCases.transfers() {
      let schedule = transfer.schedule
      let back = try ImportedSchedule(try schedule.exported(to: .csv)).schedule
      let steps = 0..<schedule.length
      let (rates, found) = (schedule.rates(in: steps), back.rates(in: steps))
      let worst = zip(rates, found).map { abs($0 - $1) }.max() ?? 0
      #expect(back.length == schedule.length && worst <= 4e-16 * schedule.peak, "\(name)")
      if rates != found, transfer.rule != .stretchingEverything { off.append(name) }
    }
    // Timescales that are no whole steps, and a cut exponential that a plateau has moved.
    #expect(
      off == [
        "inverse-square-root-decay-stretching-decay", "noam-extending-plateau",
        "noam-stretching-decay", "product-extending-plateau",
      ], "\(off)")
  }

  /// Rates that only rounding tells apart from a curve's are kept where that is asked for.
  @Test
  func `everything comes back from a csv with every bit of every step, where that is asked for`()
    throws
  {
    for (name, schedule) in try ExportCases.all() where schedule.length <= 100_000 {
      let text = try schedule.exported(to: .csv)
      let found = try ImportedSchedule(text)
      let back = try ImportedSchedule(text, options: ImportOptions(toTheBit: true))
      let steps = 0..<schedule.length
      let rates = schedule.rates(in: steps)
      #expect(back.schedule.length == schedule.length, "\(name)")
      #expect(back.schedule.rates(in: steps) == rates, "\(name)")
      #expect(back.recognition?.rowsOff == 0 && back.recognition?.error == 0, "\(name)")
      // What holds past the end is what the phases lead to, table or not.
      #expect(back.schedule.finalRate == found.schedule.finalRate, "\(name)")
      let off = zip(rates, found.schedule.rates(in: steps)).count { $0 != $1 }
      #expect(found.recognition?.rowsOff == off, "\(name)")
      #expect(found.notes.contains { $0.contains("in their last bits") } == (off > 0), "\(name)")
      if off == 0 { #expect(back.schedule == found.schedule, "\(name)") }
    }
  }

  @Test func `to the bit, phases with a row off are tables, and the others stay`() throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 50).decaying(to: 0, over: 200, along: .cosine)
    var rates = schedule.rates(in: 0..<250)
    rates[120] = rates[120].nextUp
    let kept = try Recognition(steps: Array(0..<250), rates: rates, toTheBit: true).schedule
    #expect(kept.phases.map(\.curve.name) == ["linear", "table"])
    #expect(kept.rates(in: 0..<250) == rates && kept.finalRate == 0)
    // From a later step on, of which the phase began before.
    let late = try Recognition(
      steps: Array(20..<250), rates: Array(rates[20...]), toTheBit: true)
    #expect(late.schedule.rates(in: 20..<250) == Array(rates[20...]))
    #expect(late.schedule.length == 250)
    // Of rows that leave steps out, each is held until the next.
    let steps = Array(stride(from: 0, to: 250, by: 10))
    let rows = steps.map { rates[$0] }
    let gaps = try Recognition(steps: steps, rates: rows, toTheBit: true)
    #expect(gaps.rowsOff == 0, "\(gaps.schedule)")
    #expect(gaps.schedule.phases.map(\.curve.name) == ["linear", "table", "cosine"])
    #expect(gaps.schedule[59] == rates[50])
  }

  @Test(arguments: [Curve.linear, .exponential])
  func `a decay whose last row is its end holds it`(curve: Curve) throws {
    let schedule = Schedule.constant(3e-4, for: 11)
      .decaying(to: 3e-5, over: 153, along: curve, grid: .end)
    let back = try ImportedSchedule(try schedule.exported(to: .csv)).schedule
    #expect(back.rates(in: 0..<300) == schedule.rates(in: 0..<300), "\(back)")
  }

  @Test(arguments: UInt64(1)...20)
  func `a spec that is cut short or spoilt is an error with its place`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let schedule = generator.schedule()
    for target in Self.targets {
      let text = try schedule.exported(to: target)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let row = try #require(lines.firstIndex { $0.contains(" spec: ") })
      let length = lines[row].count
      let start = try #require(lines[row].firstRange(of: "spec: ")).upperBound
      let least = lines[row].distance(from: lines[row].startIndex, to: start)
      for _ in 0..<5 {
        var spoilt = lines
        spoilt[row] = String(lines[row].prefix(Int.random(in: least..<length, using: &generator)))
        expectError(spoilt, row)
        var file = Array(lines[...row])
        file[row] = spoilt[row]
        expectError(file, row)
      }
      for (right, wrong) in [
        ("\"steps\":", "\"steps\":-"), ("\"steps\":", "\"stops\":"),
        ("\"phases\":", "\"phases\":[],"),
        ("{", "["), ("\"curve\":\"", "\"curve\":\"un"),
      ] where lines[row].contains(right) {
        var spoilt = lines
        spoilt[row] = lines[row].replacing(right, with: wrong, maxReplacements: 1)
        expectError(spoilt, row)
      }
    }
  }

  private func expectError(_ lines: [String], _ row: Int) {
    do {
      let read = try ImportedSchedule(lines.joined(separator: "\n")).schedule
      Issue.record("\(lines[row]) is read as \(read)")
    } catch {
      let text = "\(error)"
      #expect(error is ExchangeError || error is ScheduleError, "\(text)")
      #expect(text.contains("line \(row + 1)") || error is ScheduleError, "\(text)")
    }
  }
}

extension SeededGenerator {
  /// A few phases of any curve, cut and stretched.
  fileprivate mutating func schedule() -> Schedule {
    var schedule = Schedule()
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      schedule = schedule.appending(part())
    }
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return schedule.dropFirst(Int.random(in: 0..<schedule.length, using: &self))
    case 1: return schedule.stretched(by: Ratio(7, 3))
    case 2: return Schedule(schedule.phases, final: rate())
    default: return schedule
    }
  }

  private mutating func rate() -> Double {
    let digits = Double(Int.random(in: 1...999, using: &self)) * 1e-6
    return Bool.random(using: &self) ? digits : Double.random(in: 1e-6...1, using: &self)
  }

  private mutating func part() -> Schedule {
    let steps = Int.random(in: 1...60, using: &self)
    let ramps: [Curve] = [
      .linear, .cosine, .cosinePower(1.5), .polynomial(power: 2), .power(0.5), .exponential,
      .exponential(floor: -0.5), .logarithmic(base: 97), .tanh(),
    ]
    switch Int.random(in: 0..<5, using: &self) {
    case 0: return .constant(rate(), for: steps)
    case 1:
      return Schedule([
        .curve(.inverseSquareRoot(timescale: 7.5), from: rate(), for: steps),
        .curve(.table((0..<steps).map { _ in rate() }), for: steps),
      ])
    default:
      let curve = ramps.randomElement(using: &self) ?? .linear
      let grid = Grid.allCases.randomElement(using: &self) ?? .start
      return .ramp(from: rate(), to: rate(), over: steps, along: curve, grid: grid)
    }
  }
}
