import Exchange
import Schedules
import Testing

struct RecognitionTests {
  private static let curves: [Curve] = [
    .linear, .cosine, .power(0.5), .power(2), .polynomial(power: 0.5), .polynomial(power: 2),
    .exponential,
  ]
  /// Curves whose parameters the rows alone tell.
  private static let parametrised: [Curve] = [
    .cosinePower(1.5), .cosinePower(0.5), .polynomial(power: 1.7), .power(1.7), .power(0.8),
    .exponential(floor: -1e-3), .exponential(floor: 1e-5), .logarithmic(base: 500),
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

  /// As trainers log them: every ten steps, or now and then.
  @Test(arguments: [(9, 10), (7, 33), (0, 30), (0, 21)])
  func `a warmup that ends between two rows arrives at its plateau`(first: Int, every: Int) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 100).holding(for: 700)
      .decaying(to: 0, over: 200)
    let steps = Array(stride(from: first, to: 1_000, by: every))
    let found = try Recognition(steps: steps, rates: schedule.rates(at: steps))
    #expect(found.schedule.prefix(800) == schedule.prefix(800), "\(found.schedule)")
  }

  @Test(arguments: parametrised)
  func `the parameters of a curve are told by its rows`(curve: Curve) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 40).holding(for: 60)
      .decaying(to: 3e-5, over: 100, along: curve).holding(for: 20)
    let recognition = try found(schedule)
    #expect(recognition.schedule.isAlike(schedule), "\(recognition.schedule)")
    #expect(recognition.error <= 4e-15)
  }

  @Test(arguments: [(0.5, 1e-5), (0.5, 0), (1, 1e-5), (1.5, 0)])
  func `the timescale, the power and the floor of an open-ended decay are told`(
    power: Double, floor: Double
  ) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 40)
      .decaying(over: 400, along: .inversePower(power, timescale: 40, floor: floor))
    #expect(try found(schedule).schedule.isAlike(schedule))
  }

  @Test(arguments: curves)
  func `a log of some steps shows where a decay begins between two of them`(curve: Curve) throws {
    let schedule = Schedule.constant(3e-4, for: 2_005).decaying(to: 3e-5, over: 1_000, along: curve)
    let steps = Array(stride(from: 64, to: 3_000, by: 64))
    let recognition = try Recognition(steps: steps, rates: schedule.rates(at: steps))
    #expect(recognition.schedule == schedule)
    #expect(recognition.notes.first?.contains("begin at step 64") == true)
  }

  @Test(arguments: [
    Curve.linear, .cosine, .polynomial(power: 2), .inverseSquareRoot(timescale: 500),
  ])
  func `a log of some steps shows a warmup from step 0, and a peak between two of its rows`(
    curve: Curve
  ) throws {
    let warmup = Schedule.warmup(to: 3e-4, over: 2_160)
    let schedule =
      curve.name == "inverseSquareRoot"
      ? warmup.decaying(over: 10_000, along: curve)
      : warmup.decaying(to: 3e-5, over: 10_000, along: curve)
    let steps = Array(stride(from: 64, to: 12_100, by: 128))
    let recognition = try Recognition(steps: steps, rates: schedule.rates(at: steps))
    let found = recognition.schedule.phases
    #expect(found.map(\.steps).prefix(1) == [2_160])
    #expect(found.map(\.curve) == schedule.phases.map(\.curve))
    #expect(recognition.error <= 4e-15)
  }

  /// Every rate of such a line has few digits, and so do many that it comes by before its end.
  @Test(arguments: [(0.0, 200), (3e-5, 180)])
  func `a line that a log leaves before its end leads to 0, or to one digit, before two`(
    end: Double, steps: Int
  ) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 100).holding(for: 700)
      .decaying(to: end, over: steps)
    let rows = Array(stride(from: 0, to: schedule.length, by: 10))
    let recognition = try Recognition(steps: rows, rates: schedule.rates(at: rows))
    #expect(recognition.schedule == schedule)
    #expect(
      recognition.notes == [
        "the rows end at step \(rows[rows.count - 1]): that the linear leads to \(end) at step "
          + "\(schedule.length) is how it would go on"
      ])
  }

  @Test(arguments: [2_176, 5_000, 20_000])
  func `a log that begins on a cosine tells where that started`(first: Int) throws {
    let schedule = Schedule.constant(3e-4, for: 2_160)
      .decaying(to: 3e-5, over: 21_840, along: .cosine)
    let steps = Array(stride(from: first, to: 24_000, by: 128))
    let recognition = try Recognition(steps: steps, rates: schedule.rates(at: steps))
    #expect(recognition.schedule == schedule)
    #expect(recognition.notes.first?.contains("on a cosine that started at step 2160 at") == true)
  }

  @Test func `a log that begins on a plateau cannot tell where its warmup ended, and says so`()
    throws
  {
    let schedule = Schedule.warmup(to: 3e-4, over: 2_160).holding(for: 10_000)
    let steps = Array(stride(from: 2_176, to: 12_000, by: 128))
    let recognition = try Recognition(steps: steps, rates: schedule.rates(at: steps))
    #expect(recognition.schedule.phases.count == 1)
    #expect(
      recognition.notes.first?.hasSuffix("a warmup, if there was one, ended there or before")
        == true)
  }

  @Test func `rates in single floats are recognised, flat tops and all`() throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 2_160)
      .decaying(to: 3e-5, over: 21_840, along: .cosine)
    let rates = schedule.rates(in: 0..<24_000).map { Double(Float($0)) }
    let recognition = try Recognition(steps: Array(rates.indices), rates: rates)
    #expect(recognition.schedule.phases.map(\.steps) == [2_160, 21_840])
    #expect(recognition.schedule.phases.map(\.curve) == [.linear, .cosine])
    #expect(recognition.error > 0 && recognition.error < 0x1p-23)
  }

  @Test func `steps that follow no curve are kept between those that do`() throws {
    let noise = (0..<50).map { Double($0 * 7 % 11) / 7 }
    let schedule = Schedule([.hold(at: 1, for: 30), .curve(.table(noise), for: 50)])
      .appending(.ramp(from: 1, to: 0, over: 100, along: .cosine))
    let recognition = try found(schedule)
    #expect(recognition.schedule == schedule)
    #expect(!recognition.isTable)
    #expect(
      recognition.notes == [
        "the rates of the steps 30 to 79 follow no curve: they are kept"
      ])
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

  @Test func `a csv of any recipe gives its phases back to rounding`() throws {
    for (name, schedule) in try ExportCases.recipes() {
      let back = try ImportedSchedule(try schedule.exported(to: .csv))
      #expect(back.recognition?.error ?? 1 <= 4e-15, "\(name)")
      #expect(back.schedule.isAlike(schedule), "\(name): \(back.schedule)")
    }
  }

  @Test func `a csv of any schedule gives its rates back to rounding`() throws {
    for (name, schedule) in try ExportCases.all() where schedule.length <= 3_000 {
      let back = try ImportedSchedule(try schedule.exported(to: .csv))
      #expect(back.schedule.length == schedule.length, "\(name)")
      #expect(back.recognition?.error ?? 1 <= 1e-12, "\(name)")
    }
  }
}

extension Schedule {
  /// The same boundaries and kinds of curves, and the same rates to rounding.
  fileprivate func isAlike(_ other: Schedule) -> Bool {
    phases.map(\.steps) == other.phases.map(\.steps)
      && phases.map(\.curve.name) == other.phases.map(\.curve.name)
      && zip(rates(in: 0..<length), other.rates(in: 0..<length))
        .allSatisfy { abs($0 - $1) <= 4e-15 * peak }
  }
}
