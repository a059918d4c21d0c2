import Exchange
import Schedules
import Testing

struct RecognitionTests {
  private static let curves: [Curve] = [
    .linear, .cosine, .power(0.5), .power(2), .polynomial(power: 0.5), .polynomial(power: 2),
    .exponential,
  ]

  private func found(_ schedule: Schedule) throws -> Recognition {
    let steps = Array(0..<schedule.length)
    return try Recognition(steps: steps, rates: schedule.rates(at: steps))
  }

  @Test(arguments: curves)
  func `a table of every rate is recognised as the phases that made it`(curve: Curve) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 40).holding(for: 60)
      .decaying(to: 3e-5, over: 100, along: curve)
    let recognition = try found(schedule)
    #expect(recognition.schedule == schedule)
    #expect(recognition.error <= 4e-15)
    #expect(!recognition.isTable)
  }

  @Test(arguments: curves)
  func `a log of some steps shows where a decay begins between two of them`(curve: Curve) throws {
    let schedule = Schedule.constant(3e-4, for: 2_005).decaying(to: 3e-5, over: 1_000, along: curve)
    let steps = Array(stride(from: 64, to: 3_000, by: 64))
    let recognition = try Recognition(steps: steps, rates: schedule.rates(at: steps))
    #expect(recognition.schedule == schedule)
    #expect(recognition.notes.first?.contains("begin at step 64") == true)
  }

  @Test func `a decay that begins at the peak is recognised without a plateau`() throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 40).decaying(to: 0, over: 100, along: .cosine)
    #expect(try found(schedule).schedule == schedule)
  }

  @Test func `jumps stand where the rows have them`() throws {
    let schedule = Schedule.constant(1, for: 30).appending(.constant(0.1, for: 30))
    #expect(try found(schedule).schedule == schedule)
  }

  @Test func `what follows no curve is kept to the bit`() throws {
    let rates = (0..<50).map { Double($0 * 7 % 11) / 7 }
    let recognition = try Recognition(steps: Array(0..<50), rates: rates)
    #expect(recognition.isTable)
    #expect(recognition.schedule.rates(in: 0..<50) == rates)
  }

  @Test func `rows that are no table of rates are refused by their place`() throws {
    #expect(throws: ExchangeError.self) { try Recognition(steps: [], rates: []) }
    #expect(throws: ExchangeError.self) { try Recognition(steps: [3, 3], rates: [1, 1]) }
    #expect(throws: ExchangeError.self) { try Recognition(steps: [0, 1], rates: [1, .nan]) }
  }

  @Test func `a csv of any recipe gives its rates back to rounding`() throws {
    var same = 0
    for (name, schedule) in try ExportCases.recipes() {
      let back = try ImportedSchedule(try schedule.exported(to: .csv))
      let error = back.recognition?.error ?? 1
      #expect(error <= 4e-15, "\(name)")
      #expect(back.schedule.length == schedule.length, "\(name)")
      if back.schedule == schedule { same += 1 }
    }
    print("the same phases: \(same)")
    #expect(same >= 12)
  }
}
