import Schedules

/// A schedule as the laws see it: the sum of its rates, the curves along which they fall, and its jumps.
struct FallingCurves {
  /// The steps of a phase from its second on, or from the first fall, and their rates.
  struct Curve {
    let first: Int
    let last: Int
    let start: Int
    let cells: [RateCells.Cell]

    /// The rate at a step, and what it is below the one before; `cell` is where the last one was found, and
    /// steps come from the last to the first.
    func rate(_ step: Int, _ cell: inout Int) -> (rate: Double, drop: Double) {
      let local = step - start
      while cells[cell].steps.lowerBound >= local { cell += 1 }
      let rate = cells[cell].rate(local)
      return (rate, cells[cell].rate(local - 1) - rate)
    }

    /// How many steps down from one, which a cell holds, the curve is smooth: a third of the cell, or of the
    /// next where it leads there. Where a curve is steep, cells are short.
    func reach(_ step: Int, _ cell: Int) -> Int {
      let room = step - start - cells[cell].steps.lowerBound
      let next = cell + 1 < cells.count ? cells[cell + 1].reach : cells[cell].reach
      return min(cells[cell].reach, max(room, next))
    }
  }

  private(set) var curves: [Curve] = []
  let jumps: JumpTree
  private let schedule: Schedule
  private let starts: [Int]
  /// The sum of the rates before each phase, and before the end.
  private let before: [Double]
  /// Of phases that are neither a hold nor a table.
  private let cells: [RateCells?]
  /// Of tables, the sums of the rates up to and with each step.
  private var sums: [Int: [Double]] = [:]

  init(_ schedule: Schedule) {
    self.schedule = schedule
    let phases = schedule.phases
    let cells = phases.map { phase in
      phase.curve.isHold || phase.curve.name == "table" ? nil : RateCells(phase)
    }
    var (sum, before, starts) = (0.0, [0.0], [Int]())
    for index in phases.indices {
      let steps = schedule.steps(ofPhase: index)
      sum += cells[index]?.sum(upTo: steps.count - 1) ?? schedule.sum(in: steps)
      before.append(sum)
      starts.append(steps.lowerBound)
    }
    (self.cells, self.before, self.starts) = (cells, before, starts + [schedule.length])
    for index in phases.indices where phases[index].curve.name == "table" {
      var sum = 0.0
      let rates: [Double] = schedule.rates(in: schedule.steps(ofPhase: index))
      sums[index] = rates.map { rate in
        sum += rate
        return sum
      }
    }
    guard let firstFall = Falls(schedule).first else {
      jumps = JumpTree([])
      return
    }
    var list: [Jump] = []
    func jump(_ step: Int, from rate: Double, to next: Double, _ area: Double) {
      if step > 0, step >= firstFall, next != rate {
        list.append(Jump(step: step, drop: rate - next, rate: next, area: area))
      }
    }
    var rate = schedule.firstRate
    for (index, phase) in phases.enumerated() {
      let start = starts[index]
      jump(start, from: rate, to: phase.rate(at: 0), before[index])
      rate = phase.rate(at: phase.steps - 1)
      if phase.curve.name == "table" {
        let rates: [Double] = schedule.rates(in: start..<start + phase.steps)
        let sums = sums[index] ?? []
        for k in rates.indices.dropFirst() {
          jump(start + k, from: rates[k - 1], to: rates[k], before[index] + sums[k - 1])
        }
      } else if let cells = cells[index] {
        let (first, last) = (max(start + 1, firstFall), start + phase.steps - 1)
        if first <= last {
          curves.append(Curve(first: first, last: last, start: start, cells: cells.cells))
        }
      }
    }
    jump(schedule.length, from: rate, to: schedule.finalRate, sum)
    jumps = JumpTree(list)
  }

  /// The sum of the rates up to and with a step.
  func area(upTo step: Int) -> Double {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= step { low = middle } else { high = middle - 1 }
    }
    if low < cells.count, let cells = cells[low] {
      return before[low] + cells.sum(upTo: step - starts[low])
    }
    if let sums = sums[low] { return before[low] + sums[step - starts[low]] }
    return before[low] + schedule.sum(in: starts[low]..<step + 1)
  }
}
