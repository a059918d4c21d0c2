import Exchange
import Schedules
import Testing

/// Tables and logs of rates, read as all logs are.
struct TableTests {
  private let schedule = Schedule.warmup(to: 0.5, over: 4).decaying(to: 0, over: 4)

  private func rows(_ separator: String = ",") -> [String] {
    (0..<8).map { "\($0)\(separator)\(schedule[$0])" }
  }

  @Test(arguments: [
    "step,rate", "step,lr", "step,learning_rate", "Step,LR", "global_step,Learning Rate",
    "\u{FEFF}step,lr", "\"step\",\"lr\"", "iteration,lr-AdamW",
  ])
  func `columns are known by the names that tools give them`(header: String) throws {
    for end in ["\n", "\r\n"] {
      let text = ([header] + rows()).joined(separator: end) + end
      let imported = try ImportedSchedule(text)
      #expect(imported.schedule == schedule)
      #expect(imported.kind == "a table of rates")
    }
  }

  @Test func `cells in quotes, other columns and rows without a rate are no matter`() throws {
    let text =
      "step,note,lr,loss\n"
      + (0..<8).map {
        "\($0),\"a, \"\"b\"\"\",\"\(schedule[$0])\",\n\($0),eval,,0.5\n"
      }.joined()
    #expect(try ImportedSchedule(text).schedule == schedule)
  }

  @Test func `json lines and a trainer's state are tables of rates too`() throws {
    let lines = (0..<8).map { "{\"step\": \($0), \"lr\": \(schedule[$0])}" }.joined(separator: "\n")
    #expect(try ImportedSchedule(lines).schedule == schedule)
    let state = (0..<8).map { "{\"step\": \($0 + 1), \"learning_rate\": \(schedule[$0])}" }
    let text = "{\"log_history\": [\n\(state.joined(separator: ",\n"))\n]}"
    #expect(try ImportedSchedule(text).schedule == schedule)
    // Its steps are moved by one, and no other's are.
    let moved = "the rate logged at step k is taken for update k - 1"
    #expect(try ImportedSchedule(text).notes.count { $0.contains(moved) } == 1)
    #expect(try ImportedSchedule(lines).notes.count { $0.contains(moved) } == 0)
  }

  @Test(arguments: [
    ("step;rate\n0;1\n", "row 1: its cells are separated by semicolons"),
    ("step,rate\n0,1\n1,1,2\n", "row 3, column 3: this row has 3 cells and the header 2"),
    ("step,rate\n0,0x10\n", "row 2, column 2 (rate): \"0x10\" is not a number"),
    ("step,rate\n0,1\n1,\"2\n", "row 3, column 2: a quote that is never closed"),
    ("step,loss\n0,1\n", "row 1: there is no column \"lr\" for the learning rate"),
    ("0,1\n1,1\n", "row 1: the header is missing"),
    ("step,rate\n0,nan\n", "step 0: nan is not a rate"),
    ("step,rate\n0,-1\n", "step 0: -1.0 is not a rate"),
    ("step,lr\n", "row 1: there is no row below the header"),
    ("{\"step\": 1, \"loss\": 2}", "no entry has the learning rate \"lr\""),
    ("Step,a - train/loss\n1,2\n", "row 1: no run of this chart has the learning rate"),
    ("", "the file is empty; give"), (" \n", "the file is empty; give"),
  ])
  func `what is wrong with a table is said by its row and column`(text: String, error: String)
    throws
  {
    let thrown = #expect(throws: ExchangeError.self) { try ImportedSchedule(text) }
    #expect("\(try #require(thrown))".hasPrefix(error), "\(String(describing: thrown))")
  }

  @Test func `rates under another name are read where that is said`() throws {
    let rows = (0..<8).map { "\n\($0),\(schedule[$0]),0.5" }.joined()
    let text = "step,optim/eta,loss" + rows
    let thrown = #expect(throws: ExchangeError.self) { try ImportedSchedule(text) }
    #expect(
      try #require(thrown).remedy
        == "name one of its columns: step, optim/eta, loss, with --rate-column")
    let options = ImportOptions(rateColumn: "optim/eta")
    #expect(try ImportedSchedule(text, options: options).schedule == schedule)
    let chart =
      "\"Step\",\"a - train/lr\",\"a - train/lr__MIN\",\"a - train/lr__MAX\""
      + (0..<8).map { "\n\"\($0)\",\"\(schedule[$0])\",\"0\",\"1\"" }.joined()
    #expect(try ImportedSchedule(chart).schedule == schedule)
    let other = chart.replacing("train/lr", with: "optim/eta")
    #expect(try ImportedSchedule(other, options: options).schedule == schedule)
  }

  @Test func `of a log of several runs one is asked for`() throws {
    let text = "run,step,lr\n" + rows().map { "a,\($0)\nb,\($0.prefix(2))1\n" }.joined()
    let thrown = #expect(throws: ExchangeError.self) { try ImportedSchedule(text) }
    #expect(try #require(thrown).description == "it has the runs a, b; give one of them as --run")
    #expect(try ImportedSchedule(text, options: ImportOptions(run: "a")).schedule == schedule)
    #expect(throws: ExchangeError.self) {
      try ImportedSchedule(text, options: ImportOptions(run: "c"))
    }
  }

  @Test func `steps that stand twice are mended, and that is said`() throws {
    let text = (["step,lr"] + rows() + ["3,\(schedule[3])"]).joined(separator: "\n")
    let imported = try ImportedSchedule(text)
    #expect(imported.schedule == schedule)
    #expect(imported.notes.count == 3, "\(imported.notes)")
    #expect(imported.notes[0].hasPrefix("steps go back 1 time"))
    #expect(imported.notes[1].hasPrefix("1 value of a step that stands again"))
  }

  @Test func `which rate holds past the last row is said`() throws {
    func notes(_ schedule: Schedule, _ steps: [Int]? = nil) throws -> [String] {
      let steps = steps ?? Array(0..<schedule.length)
      let rows = steps.map { "\n\($0),\(schedule[$0])" }
      return try ImportedSchedule("step,lr" + rows.joined()).notes
    }
    #expect(
      try notes(schedule) == [
        "past the last row, step 7, the rate 0.0 holds, to which the linear leads"
      ])
    #expect(
      try notes(schedule.holding(for: 5)) == ["past the last row, step 12, its rate 0.0 holds"])
    // A log that ends before its curve does, or on a hold, has said so.
    let long = Schedule.constant(1, for: 50).decaying(to: 0, over: 50, along: .cosine)
    for end in [43, 93] {
      let all = try notes(long, Array(stride(from: 0, through: end, by: 3)))
      #expect(all.count == 1 && all[0].hasPrefix("the rows end at step"), "\(all)")
    }
  }

  @Test func `JSON says itself which rate holds past its rates`() throws {
    func notes(_ final: String) throws -> [String] {
      try ImportedSchedule("{\(final)\"rates\": [1, 1, 0.75, 0.5, 0.25]}").notes
    }
    #expect(try notes("\"final\": 0.0, ").isEmpty)
    #expect(
      try notes("") == ["past the last row, step 4, the rate 0.0 holds, to which the linear leads"])
  }
}
