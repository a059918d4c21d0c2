// The rate of a step, of many steps, and into a buffer of the caller's.
//
// Whichever way a rate is asked for, it is the same to the bit.

extension Schedule {
  /// The rate that the update `step`, counted from 0, uses; for any `Int`.
  ///
  /// Before step 0 it is the first rate, past the end ``finalRate``. Takes O(log phases).
  public subscript(step: Int) -> Double {
    let step = max(0, step)
    if step >= length { return finalRate }
    let index = indexOfPhase(at: step)
    return ends.withUnsafeBufferPointer { ends in
      phases.withUnsafeBufferPointer { phases in
        // Read where they lie: a copy of a phase would count its references up and down.
        let phase = phases.baseAddress! + index
        if phase.pointee.isHold { return phase.pointee.from }
        let k = step &- (index == 0 ? 0 : ends.baseAddress![index &- 1])
        let numerator = phase.pointee.timeMap.offset &+ phase.pointee.timeMap.stride &* k
        return phase.pointee.borrowedFit._withUnsafeGuaranteedRef { $0.rate(numerator) }
      }
    }
  }

  /// The rate that the update `step`, counted from 0, uses: the schedule as a function.
  public func callAsFunction(_ step: Int) -> Double { self[step] }

  /// The rates of a range of steps.
  ///
  /// The array is allocated once and not filled before. From about 10⁶ steps on its pages come fresh from the
  /// system, and their first touch takes longer than most curves, some 5 ns a step, or 3 where the
  /// system gives huge pages. Where rates are made again and again, keep one array and fill it with
  /// `evaluate(from:into:)`.
  ///
  /// - Precondition: The range is short enough to be held in memory.
  public func rates(in range: Range<Int>) -> [Double] {
    let count = checkedCount(range, bytes: 8)
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), from: range.lowerBound)
      filled = count
    }
  }

  /// The rates of a range of steps as `Float`: each the `Double` rounded once.
  public func rates(in range: Range<Int>, as type: Float.Type) -> [Float] {
    let count = checkedCount(range, bytes: 4)
    return [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), from: range.lowerBound)
      filled = count
    }
  }

  /// The rates of the given steps, in their order.
  public func rates(at steps: some Sequence<Int>) -> [Double] { steps.map { self[$0] } }

  /// The rates of the given steps as `Float`: each the `Double` rounded once.
  public func rates(at steps: some Sequence<Int>, as type: Float.Type) -> [Float] {
    steps.map { Float(self[$0]) }
  }

  /// Fills a buffer with the rates from a step on.
  ///
  /// Nothing is allocated but what curves prepare where they are first asked, and then keep: a power or an
  /// exponential two hundred bytes for each of some hundreds of stretches; a cosine five kilobytes at 2048
  /// steps, twenty at 65 536, and at most a megabyte.
  ///
  /// Where the same rates are asked for again and again, in all eight times as many as there are to keep, a
  /// phase keeps and copies them: along all curves but tables, where periods are no longer than 16 384 steps,
  /// and steps follow one another in the period; of longer powers the 16 384 beside their vertex, of inverse powers
  /// the first 16 384. That is up to 128 KiB a phase as `Double`, and 64 KiB more as `Float`, in schedules of at
  /// most 131 072 steps or eight phases; phases of fewer than 64 steps keep nothing. What is dear to compute is
  /// kept in any schedule, from when it is first asked for: powers and exponentials over fewer than 2048 steps,
  /// whose single steps keep 64 rates at once, and the 2048 steps beside the vertex of a power.
  public func evaluate(from step: Int, into rates: inout MutableSpan<Double>) {
    rates.withUnsafeMutableBufferPointer { fill($0, from: step) }
  }

  /// Fills a buffer with the rates from a step on, each the `Double` rounded once.
  public func evaluate(from step: Int, into rates: inout MutableSpan<Float>) {
    rates.withUnsafeMutableBufferPointer { fill($0, from: step) }
  }

  /// Fills an array with the rates from a step on.
  public func evaluate(from step: Int, into rates: inout [Double]) {
    rates.withUnsafeMutableBufferPointer { fill($0, from: step) }
  }

  /// Fills an array with the rates from a step on, each the `Double` rounded once.
  public func evaluate(from step: Int, into rates: inout [Float]) {
    rates.withUnsafeMutableBufferPointer { fill($0, from: step) }
  }

  /// Ends the program where no memory could hold the range (4 TiB), before any is asked for.
  private func checkedCount(_ range: Range<Int>, bytes: Int) -> Int {
    let (count, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    guard !overflow, count <= (1 << 42) / bytes else {
      trap(
        "rates(in:): \(range) is too long to be held; evaluate it in parts with evaluate(from:into:)"
      )
    }
    return count
  }
}

// MARK: Phase by phase

extension Schedule {
  /// The phase of a step in `0..<length`, by bisection.
  @inline(__always)
  func indexOfPhase(at step: Int) -> Int {
    ends.withUnsafeBufferPointer { ends in
      let ends = ends.baseAddress!
      // The ends before `low` are not above the step.
      var (low, count) = (0, self.ends.count)
      while count > 8 {
        let half = count &>> 1
        if ends[low &+ half &- 1] <= step { low &+= half }
        count &-= half
      }
      // The last few in turn: steps are mostly asked for in order, and then each branch is foretold.
      while ends[low] <= step { low &+= 1 }
      return low
    }
  }

  /// A run of steps of one phase, or of what lies before the first and past the last.
  enum Run {
    case constant(Double, count: Int)
    case curve(FittedPhase, numerator: Int, stride: Int, count: Int)
  }

  /// Hands out the runs of `count` steps from `start` on, in order; the phase of the first is
  /// searched, the others follow.
  func forEachRun(from start: Int, count: Int, _ body: (Run) -> Void) {
    var left = count
    var step = start
    if step < 0, left > 0 {
      let before = Int(min(UInt(left), step.magnitude))
      body(.constant(firstRate, count: before))
      left -= before
      step += before
    }
    if step < length, left > 0 {
      var index = indexOfPhase(at: step)
      while index < phases.count, left > 0 {
        let phase = phases[index]
        let k = step - steps(ofPhase: index).lowerBound
        let within = min(left, phase.steps - k)
        let map = phase.timeMap
        body(
          .curve(
            phase.fit, numerator: map.offset + map.stride * k, stride: map.stride, count: within)
        )
        left -= within
        step += within
        index += 1
      }
    }
    if left > 0 { body(.constant(finalRate, count: left)) }
  }

  /// Whether all rates that its phases would keep are a megabyte at most.
  private var keepsInCache: Bool {
    let most = (1 << 20) / MemoryLayout<Double>.stride
    return length <= most || phases.count <= most / RatesToKeep.most
  }

  private func fill<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from start: Int
  ) {
    var filled = 0
    forEachRun(from: start, count: rates.count) { run in
      switch run {
      case .constant(let rate, let count):
        rates[filled..<filled + count].update(repeating: Rate(rate))
        filled += count
      case .curve(let fit, let numerator, let stride, let count):
        let part = UnsafeMutableBufferPointer(rebasing: rates[filled..<filled + count])
        fit.fill(part, from: numerator, stride: stride, isWorthwhile: keepsInCache)
        filled += count
      }
    }
  }
}
