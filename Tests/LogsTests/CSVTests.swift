import Foundation
import Logs
import TestSupport
import Testing

struct CSVTests {
  @Test(arguments: [
    "step,loss\n", "trial,step,loss\n\n", "Step,a - loss\n", OptunaTests.header,
    "trial,lr,steps_to_target\n",
  ])
  func `a header without rows is an error, of a log and of a sweep`(text: String) {
    let error = #expect(throws: LogError.self) {
      if SweepLog.isSweep(Array(text.utf8)) {
        _ = try SweepLog(Array(text.utf8), named: "a.csv")
      } else {
        _ = try log(text, metric: text.contains("loss") ? "loss" : "value")
      }
    }
    #expect(
      error?.description == "a.csv: row 1: there is no row below the header; give one at least")
  }

  @Test(arguments: [
    "step,loss\n1,0.5\n2,0.25\n", "step,loss\n1,0.5\n2,0.25", "\u{FEFF}step,loss\n1,0.5\n2,0.25\n",
    "step,loss\r\n1,0.5\r\n2,0.25\r\n", "step,loss\r1,0.5\r2,0.25\r", "step,loss\r1,0.5\r2,0.25",
    "\"step\",\"loss\"\n\"1\",\"0.5\"\n\"2\",\"0.25\"\n", "step, loss\n1, 0.5 \n 2,\t0.25\n",
    "step,loss\n\n1,0.5\n\n2,0.25\n\n\n", "step,loss\n1,0.5\n,\n2,0.25\n3,\n",
    "step,loss\n1.0,0.5\n2e0,25E-2\n", "step,note,loss\n1,\"a\nb,\"\"c\"\"\r\n\",0.5\n2,,0.25\n",
    "\nstep,loss\n1,+.5\n2,0.250000000000000000000\n",
  ])
  func `quotes, line ends, blanks and a byte-order mark do not change what is read`(
    _ text: String
  ) throws {
    let run = try #require(try log(text).runs.first)
    #expect(run.curve == Curve(steps: [1, 2], values: [0.5, 0.25]))
    #expect(run.name == "a")
  }

  @Test(arguments: [
    BadLog("", "a.csv: there is nothing in it; give a log with a header and a row at least"),
    BadLog(
      "\u{FEFF}\n \n", "a.csv: there is nothing in it; give a log with a header and a row at least"),
    BadLog(
      "step,loss\n1,0.5\n2,\"0.25\n3,0.5\n",
      "a.csv: row 3, column 2: a quote that is never closed; close it with \""),
    BadLog(
      "step,loss\n1,0.5\n2\n",
      "a.csv: row 3, column 1: this row has 1 cell and the header 2; give every row as many cells as "
        + "the header; a blank one is no point"),
    BadLog(
      "step,loss\n1,1,5\n",
      "a.csv: row 2, column 3: this row has 3 cells and the header 2; put cells that hold a comma in "
        + "quotes, and write numbers with a point"),
    BadLog(
      "step,loss\n1,\"1,5\"\n",
      "a.csv: row 2, column 2 (loss): \"1,5\" is not a number; write it with a point (1.5), and "
        + "thousands without a comma"),
    BadLog(
      "step,loss\n1,1_000\n",
      "a.csv: row 2, column 2 (loss): \"1_000\" is not a number; write it without \"_\": 1000"),
    BadLog(
      "step,loss\n1_000,1\n",
      "a.csv: row 2, column 1 (step): \"1_000\" is not a step; write it without \"_\": 1000"),
    BadLog(
      "step,loss\n1,0x1p3\n",
      "a.csv: row 2, column 2 (loss): \"0x1p3\" is not a number; write one such as 0.25, or leave the "
        + "cell blank where there is none"),
    BadLog(
      "step,loss\n1,1e400\n",
      "a.csv: row 2, column 2 (loss): \"1e400\" is not a number; it is more than a Double holds; "
        + "write inf where the metric diverged"),
    BadLog(
      "step,loss\n1.5,1\n",
      "a.csv: row 2, column 1 (step): \"1.5\" is not a step; a step is a whole number of 0 or more"),
    BadLog(
      "step,loss\n-1,1\n",
      "a.csv: row 2, column 1 (step): \"-1\" is not a step; a step is a whole number of 0 or more"),
    BadLog(
      "step,loss\nnan,1\n",
      "a.csv: row 2, column 1 (step): \"nan\" is not a step; a step is a whole number of 0 or more"),
    BadLog(
      "step,loss\n,1\n",
      "a.csv: row 2, column 1 (step): a value without a step; give its step, or leave the value out"
    ),
    BadLog(
      "step,loss,loss\n1,1,1\n",
      "a.csv: row 1, column 3 (loss): this header stands in column 2 too; rename one of them"),
    BadLog(
      "step,loss,\n1,1,1\n", "a.csv: row 1, column 3: this column has no header; give it a name"),
    BadLog(
      "1,0.5\n2,0.25\n",
      "a.csv: row 1: the header is missing: the first row is numbers; write a first row such as "
        + "step,loss"),
    BadLog(
      "time,loss\n1,0.5\n",
      "a.csv: row 1: no column holds the steps; name one of them \"step\", or say which it is; the "
        + "columns are time, loss"),
    BadLog(
      "step,lr\n1,0.5\n",
      "a.csv: row 1: there is no column \"loss\" for the metric; name one of its columns: step, lr"),
    BadLog(
      "step;loss\n1;0,5\n",
      "a.csv: row 1: its cells are separated by semicolons; save it with commas between cells and "
        + "points in numbers"),
    BadLog(
      "step,loss\n1,a\"b\n",
      "a.csv: row 2, column 2: a quote within a cell that does not begin with one; put the whole cell "
        + "in quotes, and write \"\" for the one within"),
    BadLog(
      "step,loss\n1,\"a\"b\n",
      "a.csv: row 2, column 2: text after the closing quote; write \"\" for a quote within a quoted "
        + "cell"),
    BadLog(
      "step,loss\n1,\0\n",
      "a.csv: row 2, column 2: a byte of 0, which no text holds; save it as CSV in UTF-8"),
  ])
  func `a bad file is answered with row, column and remedy`(_ bad: BadLog) {
    let error = #expect(throws: LogError.self) { try log(bad.text, named: bad.name) }
    #expect(error?.description == bad.message)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `rows are counted as a spreadsheet counts them, blank ones and cells of several lines too`(
    _ end: String
  ) {
    let text = ["note,step,loss", "\"two\(end)lines\",1,1", "", ",2,x"].joined(separator: end)
    let error = #expect(throws: LogError.self) { try log(text) }
    #expect(error?.row == 4 && error?.column == 3)
  }

  @Test func `names lose their quotes and the blanks around them`() throws {
    let text = "trial,step,loss\n\"a \"\"b\"\", c\",1,1\n d ,1,1\n"
    #expect(try log(text).runs.map(\.name) == ["a \"b\", c", "d"])
  }

  @Test func `text in another encoding is refused`() {
    let utf16 = #expect(throws: LogError.self) {
      try TrainingLog([0xFF, 0xFE, 0x73, 0], named: "a.csv", metric: "loss")
    }
    #expect(utf16?.description == "a.csv: this is UTF-16; save it as CSV in UTF-8")
    let latin1 = #expect(throws: LogError.self) {
      try TrainingLog(Array("step,l".utf8) + [0xE4, 0x0A], named: "a.csv", metric: "loss")
    }
    #expect(latin1?.description == "a.csv: row 1, column 2: this is not UTF-8; save it as UTF-8")
  }

  @Test func `NaN and infinities are points, and blanks are none`() throws {
    let text = "step,loss\n1,NaN\n2,\n3,inf\n4,-Infinity\n5,nan\n6, \n7,-nan\n"
    let curve = try log(text).runs[0].curve
    #expect(curve.steps == [1, 3, 4, 5, 7])
    #expect(curve.values.map(\.isNaN) == [true, false, false, true, true])
    #expect(curve.values[1...2] == [.infinity, -.infinity])
  }

  @Test(arguments: 0..<200)
  func `random tables read as they were written`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ends = ["\n", "\r\n", "\r"]
    let end = ends.randomElement(using: &random)!
    var (steps, values): ([Int], [Double]) = ([], [])
    var text = "note,step,loss" + end
    for step in 0..<Int.random(in: 1...40, using: &random) {
      let note = ["", "plain", "\"a,b\"", "\"a\"\"b\"", "\"two\(end)lines\""]
      let isBlank = Bool.random(using: &random)
      let value = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random))
      text += "\(note.randomElement(using: &random)!),\(step),\(isBlank ? "" : "\(value)")\(end)"
      if !isBlank {
        steps.append(step)
        values.append(value)
      }
    }
    let curve = try log(text).runs[0].curve
    #expect(curve.steps == steps)
    #expect(
      curve.values.map { $0.isNaN ? 0 : $0.bitPattern }
        == values.map { $0.isNaN ? 0 : $0.bitPattern })
  }
}
