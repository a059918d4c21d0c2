import Exchange
import Schedules
import Testing

struct ExportingTests {
  @Test func `what is exported to a program is imported as the same schedule`() throws {
    let programs: [ExportTarget] = [
      .pytorch, .huggingface, .composer, .optax, .mlx, .mlxSwift, .python,
    ]
    for (name, schedule) in try ExportCases.all() {
      for target in programs where !(target == .optax && schedule.length > Int(Int32.max)) {
        let text = try schedule.exported(to: target, titled: "a\nspec: {}")
        #expect(try ImportedSchedule(text).schedule == schedule, "\(name) to \(target)")
      }
    }
  }

  @Test func `a spec in an exported file that was spoilt is refused at its line`() throws {
    let text = try Schedule.warmup(to: 1, over: 5).exported(to: .pytorch)
    let row = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.hasPrefix("# spec: ") })
    for spoilt in ["# spec: {\u{0}", "# spec: ", "# spec: {\"phases\":[{\"curve\":\"linear\t\"}]"] {
      let broken = text.replacing("# spec: {", with: spoilt + "\n# {")
      #expect(throws: ExchangeError.self) { try ImportedSchedule(broken) }
      let error = #expect(throws: (any Error).self) { try ImportedSchedule(broken) }
      #expect(
        "\(try #require(error))".hasPrefix("line \(row + 1): the spec after `spec: ` is not JSON"))
    }
    let negative = text.replacing("\"steps\":5", with: "\"steps\":-5")
    #expect(throws: ScheduleError.self) { try ImportedSchedule(negative) }
  }

  @Test func `a program's size follows its phases and not its steps`() throws {
    func text(_ steps: Int) throws -> Int {
      try Schedule.warmup(to: 1, over: steps).decaying(to: 0, over: steps, along: .cosine)
        .exported(to: .pytorch).count
    }
    #expect(try text(1_000_000) < text(10) + 200)
  }

  /// A step of 1 000 000 007 is past what 32 bits count at the third.
  @Test func `a table whose places a target does not count is written as the steps of its entries`()
    throws
  {
    let tables = try ExportCases.tablesOfLargePlaces()
    let (between, skipping, larger) = (tables[0].schedule, tables[1].schedule, tables[2].schedule)
    func starts(_ schedule: Schedule, _ target: ExportTarget) throws -> [Int]? {
      let text = try schedule.exported(to: target)
      guard let list = text.firstMatch(of: /(?:STARTS_1 = \(|starts1: \[Int\] = \[)([\d\s,]+)/)
      else {
        return nil
      }
      return list.1.split { !$0.isNumber }.compactMap { Int($0) }
    }
    for (schedule, targets) in [
      (between, [ExportTarget.optax]), (skipping, [.optax]), (larger, [.optax, .mlx, .mlxSwift]),
    ] {
      let rates = schedule.rates(in: 0..<55)
      let changes = (5..<55).filter { $0 == 5 || rates[$0] != rates[$0 - 1] }
      for target in targets { #expect(try starts(schedule, target) == changes, "\(target)") }
      #expect(try starts(schedule, .python) == nil)
    }
    #expect(try starts(between, .mlx) == nil && starts(skipping, .mlxSwift) == nil)
  }

  @Test(arguments: HostileTitles.all)
  func `a title never becomes code`(title: String) throws {
    let schedule = Schedule.warmup(to: 1, over: 5)
    for target in ExportTarget.all {
      let sign = target == .mlxSwift ? "//" : "#"
      func code(_ title: String?) throws -> [Substring] {
        try schedule.exported(to: target, titled: title)
          .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
          .filter { !$0.hasPrefix(sign) }
      }
      #expect(try code(title) == code(nil), "\(target)")
      let text = try schedule.exported(to: target, titled: title)
      // In its first two lines Python would look for the encoding of the file.
      #expect(!text.split(separator: "\n")[..<2].joined().contains("coding"))
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
      #expect(text.utf8.count < 10_000)
    }
  }

  @Test func `arguments are written where they say the schedule, and come back as it`() throws {
    var said = 0
    for (name, schedule) in try ExportCases.all() {
      for target in [ExportTarget.megatron, .huggingfaceArguments] {
        guard let text = try? schedule.exported(to: target) else { continue }
        said += 1
        // Without the spec in the head, so that the arguments alone are read.
        let arguments = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let back = try ImportedSchedule(arguments.joined(separator: "\n")).schedule
        let steps = Array(0..<min(schedule.length, 3_000))
        let worst = zip(schedule.rates(at: steps), back.rates(at: steps)).map { abs($0 - $1) }.max()
        #expect(back.length == schedule.length, "\(name) to \(target)")
        #expect((worst ?? 0) <= 4e-16 * schedule.peak, "\(name) to \(target)")
      }
    }
    #expect(said > 50)
  }

  @Test func `what arguments cannot say is refused, with a target that can`() throws {
    let schedule = Schedule.warmup(to: 1, over: 5).decaying(to: 0, over: 5, along: .power(3))
    #expect(
      throws: ExchangeError.self, performing: { try schedule.exported(to: .megatron) })
    do { _ = try schedule.exported(to: .megatron) } catch {
      #expect("\(error)".hasSuffix("; export to pytorch, which takes every schedule"))
    }
    #expect(throws: ExchangeError.self) { try Schedule().exported(to: .python) }
  }

  @Test func `what Hugging Face cannot say is refused in one way, with its program`() throws {
    let hold = Schedule.constant(1, for: 5)
    func decay(_ curve: Curve) -> Schedule { hold.decaying(to: 0.1, over: 5, along: curve) }
    let none = "phases: Hugging Face knows no exponential decay"
    let part =
      "phases: Hugging Face knows no polynomial decay after a plateau, or with one after it"
    for (schedule, fault) in [
      (decay(.exponential), none),
      (Schedule.ramp(from: 1, to: 0.1, over: 5, along: .exponential), none),
      (decay(.polynomial(power: 3)), part),
      (
        decay(.linear).decaying(to: 0, over: 5),
        "phases[2]: Hugging Face knows a warmup, a plateau and a decay, and this "
          + "comes after them"
      ),
    ] {
      let error = #expect(throws: ExchangeError.self) {
        try schedule.exported(to: .huggingfaceArguments)
      }
      #expect(
        error?.description == fault + "; export to huggingface, which takes every schedule")
    }
  }

  @Test(arguments: [1e300, 1e-46, 1e-40])
  func `rates that single floats do not hold are refused where rates are such`(rate: Double) throws
  {
    let schedule = Schedule.constant(rate, for: 5)
    for target in [ExportTarget.optax, .mlx] {
      let error = #expect(throws: ExchangeError.self) { try schedule.exported(to: target) }
      #expect(
        error?.description
          == "\(target) has rates in float32, which does not hold a peak of \(rate); "
          + "export to python, which has them in float64")
    }
    _ = try schedule.exported(to: .python)
    // What is less than a rounding of the peak is no matter.
    _ = try Schedule.ramp(from: 1e-3, to: rate > 1 ? 0 : rate, over: 5).exported(to: .optax)
  }

  @Test func `what was edited beside the spec is not passed over`() throws {
    let schedule = Schedule.warmup(to: 0.5, over: 5).decaying(to: 0.25, over: 10)
    func fault(_ text: String) -> String? {
      do { _ = try ImportedSchedule(text) } catch { return "\(error)" }
      return nil
    }
    let words = try schedule.exported(to: .megatron)
    #expect(fault(words.replacing("--lr 0.5", with: "--lr 5e-1 --seed 7")) == nil)
    #expect(
      fault(words.replacing("--lr 0.5", with: "--lr 0.75"))
        == "--lr: the spec line says 0.5, and the arguments 0.75; take the spec line out, or export again"
    )
    #expect(
      fault(words.replacing("--train-iters 15\n", with: ""))?.hasPrefix("--train-iters: ") == true)
    let json = try schedule.exported(to: .json)
    let after = "; take the spec out, or export again"
    #expect(
      fault(json.replacing("    0.1,", with: "    0.11,"))
        == "rates[1]: the spec says 0.1, and the list 0.11" + after)
    #expect(
      fault(json.replacing("\"final\": 0.25", with: "\"final\": 0.2"))
        == "final: the spec says 0.25, and the file 0.2" + after)
    #expect(
      fault(json.replacing("    0.1,", with: "")) == "rates: the spec has 15 steps, and the list 14"
        + after)
  }

  @Test func `round 2 says where it is resumed, and is whole`() throws {
    let round1 = Schedule.warmup(to: 1, over: 5).holding(for: 15).decaying(to: 0, over: 10)
    let transfer = try round1.transferred(to: 100)
    let text = try transfer.exported(to: .pytorch)
    #expect(text.contains("# Round 2: 30 steps carried to 100. Resume from step 21:"))
    #expect(try ImportedSchedule(text).schedule == transfer.schedule)
    let json = try transfer.exported(to: .json)
    #expect(json.contains("\n  \"resume\": 21,\n"))
    #expect(try ImportedSchedule(json).schedule == transfer.schedule)
    #expect(try !transfer.schedule.exported(to: .json).contains("resume"))
    #expect(ExportTarget.all.filter { !$0.saysWhereToResume } == [.huggingfaceArguments, .csv])
  }

  @Test(arguments: [
    (
      Curve.exponential,
      "Megatron has an exponential that goes as 2 · ½^x - 1, and this goes to another floor"
    ),
    (
      .polynomial(power: 3),
      "Megatron knows no such polynomial decay, but linear, cosine, minus_sqrt, exponential"
    ),
  ])
  func `a refusal says what is known instead`(curve: Curve, fault: String) throws {
    let schedule = Schedule.constant(1, for: 5).decaying(to: 0.1, over: 5, along: curve)
    let error = #expect(throws: ExchangeError.self) { try schedule.exported(to: .megatron) }
    #expect(error?.fault == fault)
  }

  @Test func `a round 2 that shares one update is trained from the start`() throws {
    let round1 = Schedule.warmup(to: 1, over: 5).holding(for: 15).decaying(to: 0, over: 10)
    let transfer = try round1.transferred(to: 100, by: .stretchingEverything)
    #expect(transfer.sharedPrefix == 1)
    let text = try transfer.exported(to: .pytorch)
    #expect(text.contains("# Round 2 of 30 steps carried to 100. It shares its first update alone"))
    #expect(!text.contains("Resume from step"))
  }

  @Test func `round 2 for Megatron overrides what a checkpoint has of round 1`() throws {
    let round1 = Schedule.warmup(to: 1, over: 5).holding(for: 15).decaying(to: 0, over: 10)
    let transfer = try round1.transferred(to: 100)
    let text = try transfer.exported(to: .megatron)
    #expect(text.hasSuffix("\n--train-iters 100\n--override-opt_param-scheduler\n"))
    #expect(text.contains("# Keep --override-opt_param-scheduler: a checkpoint of round 1 has"))
    let arguments = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      try ImportedSchedule(arguments.joined(separator: "\n")).schedule == transfer.schedule)
    #expect(try !transfer.schedule.exported(to: .megatron).contains("override"))
  }
}
