/// A schedule whose parts are lengths of a run not yet known: shares, epochs, tokens, the rest.
///
/// It becomes a ``Schedule`` when the length of the run is said; the parts add up to it.
///
/// ```swift
/// let template = ScheduleTemplate([
///   .ramp(from: 0, to: 3e-4, over: .share(0.02)),
///   .hold(at: 3e-4, for: .rest),
///   .ramp(from: 3e-4, to: 0, over: .share(0.2), along: .cosine),
/// ])
/// try template.schedule(over: 100_000)
/// // Schedule([
/// //   .ramp(from: 0, to: 0.0003, over: 2_000),
/// //   .hold(at: 0.0003, for: 78_000),
/// //   .ramp(from: 0.0003, to: 0, over: 20_000, along: .cosine),
/// // ])
/// ```
public struct ScheduleTemplate: Sendable, Hashable {
  public let parts: [Part]

  /// The rate past the end; by default where the last part arrives.
  public let final: Double?

  public init(_ parts: [Part], final: Double? = nil) {
    self.parts = parts
    self.final = final
  }

  /// A phase whose length is not known in steps.
  public struct Part: Sendable, Hashable {
    public let curve: Curve
    public let from: Double
    public let to: Double
    public let length: RunLength
    public let grid: Grid

    /// A part from what it is made of, checked as far as that can be done before its length is
    /// known.
    ///
    /// - Throws: `ScheduleError` as a phase's.
    public init(
      _ curve: Curve, from: Double, to: Double, length: RunLength, grid: Grid = .start
    ) throws(ScheduleError) {
      _ = try Phase(curve, from: from, to: to, steps: 1)
      self.curve = curve
      self.from = from
      self.to = to
      self.length = length
      self.grid = grid
    }

    /// A constant rate.
    ///
    /// - Precondition: The rate is finite and not negative.
    public static func hold(at rate: Double, for length: RunLength) -> Part {
      trapping("hold") { () throws(ScheduleError) in
        try Part(.hold, from: rate, to: rate, length: length)
      }
    }

    /// The way from one rate to another.
    ///
    /// - Precondition: The rates are finite, not negative and such as the curve can have.
    public static func ramp(
      from: Double, to: Double, over length: RunLength, along curve: Curve = .linear,
      grid: Grid = .start
    ) -> Part {
      trapping("ramp") { () throws(ScheduleError) in
        try Part(curve, from: from, to: to, length: length, grid: grid)
      }
    }

    /// A curve that says itself where it leads: an inverse square root, or a table.
    public static func curve(_ curve: Curve, from: Double = 0, for length: RunLength) -> Part {
      trapping("curve") { () throws(ScheduleError) in
        try Part(curve, from: from, to: from, length: length)
      }
    }
  }
}

extension ScheduleTemplate {
  /// The schedule for a run of a known length.
  ///
  /// - Parameters:
  ///   - length: The whole: `100_000`, or `.epochs(90)`.
  ///   - clock: What epochs, samples and tokens are counted with, where any part is one.
  /// - Throws: `ScheduleError` where the parts do not add up to the whole, or a length cannot be
  ///   resolved, naming the part, such as `phases[2]`.
  public func schedule(over length: RunLength, clock: RunClock? = nil) throws(ScheduleError)
    -> Schedule
  {
    let steps: [Int]
    do throws(ScheduleError) {
      steps = try RunClock.steps(inParts: parts.map(\.length), of: length, clock: clock)
    } catch {
      throw error.path.hasPrefix("[") || error.path.isEmpty ? error.within("phases") : error
    }
    var phases: [Phase] = []
    for (index, part) in parts.enumerated() {
      do throws(ScheduleError) {
        phases.append(
          try Phase(
            part.curve, from: part.from, to: part.to, steps: steps[index],
            timeMap: part.curve.isHold ? nil : part.grid.timeMap(steps: steps[index])))
      } catch {
        throw error.within("phases[\(index)]")
      }
    }
    return try Schedule(checking: phases, final: final)
  }
}
