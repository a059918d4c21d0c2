import Schedules

/// How long each curve takes to fill a buffer, beside filling it with a constant.
enum Fills {
  static let lengths = [10_000, 1_000_000, 10_000_000]

  static func tables(of subjects: [Subject], rounds: Int) throws -> [Table] {
    try lengths.map { try table(of: subjects, length: $0, rounds: rounds) }
  }

  /// Fill and curves in turn, each in four ways.
  static func table(of subjects: [Subject], length: Int, rounds: Int) throws -> Table {
    let buffer = Buffer(count: length)
    var contenders = [buffer.constant(), buffer.floatConstant("Float")]
    for subject in subjects {
      let schedule = subject.schedule(length, 3e-4)
      contenders += [
        buffer.again(subject.name, schedule), buffer.floats("Float", schedule),
        buffer.first("first") { subject.schedule(length, $0) },
      ]
    }
    let timings = try timings(of: contenders, rounds: rounds)
    let (fill, floatFill) = (timings[0], timings[1])
    var table = Table(
      title: "Filling \(length) steps, ns a step",
      columns: [
        "curve", "again", "over fill", "bound", "spread", "first", "over fill", "Float",
        "over fill",
      ])
    table.rows.append([
      "fill", figure(fill.median), "1", "", percent(fill.spread), "", "", figure(floatFill.median),
      "1",
    ])
    for (index, subject) in subjects.enumerated() {
      let (again, floats, first) = (
        timings[3 * index + 2], timings[3 * index + 3], timings[3 * index + 4]
      )
      table.rows.append([
        subject.name, figure(again.median), figure(again.median / fill.median),
        subject.bound(at: length).map { String($0) } ?? "", percent(again.spread),
        figure(first.median), figure(first.median / fill.median), figure(floats.median),
        figure(floats.median / floatFill.median),
      ])
    }
    return table
  }
}
