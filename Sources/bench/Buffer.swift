import Schedules

/// A buffer, made and touched once, that contenders fill in turn.
final class Buffer {
  private var doubles: [Double]
  private var floats: [Float]
  var count: Int { doubles.count }

  init(count: Int) {
    doubles = [Double](repeating: 0, count: count)
    floats = [Float](repeating: 0, count: count)
  }

  /// About a hundredth of a second of steps a sample, which the clock tells well.
  var calls: Int { max(1, 4_000_000 / count) }

  func constant(_ name: String = "fill with a constant") -> Contender {
    Contender(name: name) { [self] in
      nanosecondsAStep(count, calls: calls) { constant(&doubles, 3e-4) }
    }
  }

  func floatConstant(_ name: String) -> Contender {
    Contender(name: name) { [self] in
      nanosecondsAStep(count, calls: calls) { constant(&floats, 3e-4) }
    }
  }

  /// Fills from a schedule that has filled before.
  func again(_ name: String, _ schedule: Schedule) -> Contender {
    Contender(name: name) { [self] in
      nanosecondsAStep(count, calls: calls) { schedule.evaluate(from: 0, into: &doubles) }
    }
  }

  func floats(_ name: String, _ schedule: Schedule) -> Contender {
    Contender(name: name) { [self] in
      nanosecondsAStep(count, calls: calls) { schedule.evaluate(from: 0, into: &floats) }
    }
  }

  /// Makes a schedule and fills from it once: what a curve prepares when it is first used is in it.
  ///
  /// - Parameter make: The schedule from a rate; no two samples ask for the same.
  func first(_ name: String, _ make: @escaping (Double) -> Schedule) -> Contender {
    var rate = 3e-4
    return Contender(name: name) { [self] in
      nanosecondsAStep(count, calls: max(1, calls / 10)) {
        rate = rate.nextUp
        make(rate).evaluate(from: 0, into: &doubles)
      }
    }
  }

  /// Not inlined, lest the second of two fills be found to do nothing.
  @inline(never)
  private func constant<Rate>(_ rates: inout [Rate], _ rate: Rate) {
    rates.withUnsafeMutableBufferPointer { $0.update(repeating: rate) }
  }
}
