/// How a recipe begins: the steps in which the rate comes to its peak.
///
/// ```swift
/// try Schedule.cosineDecay(from: 3e-4, over: 100_000, warmup: 2_000)  // linear, from 0
/// try Schedule.cosineDecay(from: 3e-4, over: 100_000, warmup: .linear(over: 2_000, grid: .end))
/// ```
///
/// A recipe's length counts its warmup, as Optax, Hugging Face and Megatron count; Keras counts
/// what comes after, so there `steps` is `warmup_steps + decay_steps`. timm's decay runs while its
/// warmup does, unless `warmup_prefix` is set: that is ``overlapping(_:)``.
public struct Warmup: Sendable, Hashable {
  /// How many steps it takes.
  public let steps: Int
  /// The rate that it starts at.
  public let start: Double
  /// The shape of the rise; `hold` for a rate that jumps to the peak.
  public let curve: Curve
  public let grid: Grid
  /// Whether the decay runs from step 0 on, and the warmup covers its beginning.
  public private(set) var overlapsDecay = false

  private init(steps: Int, start: Double, curve: Curve, grid: Grid) {
    self.steps = steps
    self.start = start
    self.curve = curve
    self.grid = grid
  }

  /// None: the first step is at the peak.
  public static let none = Warmup(steps: 0, start: 0, curve: .linear, grid: .start)

  /// A straight line to the peak: on the grid `k/n` in most frameworks, `(k+1)/n` (`.end`) in
  /// torchtitan and fairseq, `k/(n−1)` (`.both`) in ignite.
  public static func linear(over steps: Int, from start: Double = 0, grid: Grid = .start) -> Warmup
  {
    Warmup(steps: steps, start: start, curve: .linear, grid: grid)
  }

  /// Along any curve: half a cosine, the same factor at every step (`exponential`, from above 0).
  public static func along(
    _ curve: Curve, over steps: Int, from start: Double = 0, grid: Grid = .start
  ) -> Warmup {
    Warmup(steps: steps, start: start, curve: curve, grid: grid)
  }

  /// The same small rate at every step, then the peak: `ConstantLR` in PyTorch.
  public static func constant(at rate: Double, over steps: Int) -> Warmup {
    Warmup(steps: steps, start: rate, curve: .hold, grid: .start)
  }

  /// With the logarithm of the steps, ln(k + 1) / ln n: `WarmupLR` in DeepSpeed.
  public static func logarithmic(over steps: Int, from start: Double = 0) -> Warmup {
    // One step, or none, has no logarithm to rise by; DeepSpeed takes that of 2.
    Warmup(
      steps: steps, start: start, curve: .logarithmic(base: Double(max(2, steps))), grid: .both)
  }

  /// The same warmup over the beginning of a decay that runs from step 0 on.
  public static func overlapping(_ warmup: Warmup) -> Warmup {
    var warmup = warmup
    warmup.overlapsDecay = true
    return warmup
  }
}

extension Warmup: ExpressibleByIntegerLiteral {
  /// A linear warmup from 0 over so many steps.
  public init(integerLiteral steps: Int) { self = .linear(over: steps) }
}

extension Warmup {
  /// The warmup as a schedule; it arrives at the peak.
  func schedule(to peak: Double) throws(ScheduleError) -> Schedule {
    let phase: Phase
    do throws(ScheduleError) {
      phase =
        curve.isHold
        ? try Phase(.hold, from: start, to: start, steps: steps)
        : try Phase(curve, from: start, to: peak, steps: steps, timeMap: grid.timeMap(steps: steps))
    } catch {
      throw error.within("warmup")
    }
    return try Schedule(checking: [phase], final: peak)
  }

  /// The warmup, then what follows it in a recipe of `steps` in all; `rest` makes that from its own
  /// length.
  func leading(
    to peak: Double, of steps: Int, _ rest: (Int) throws(ScheduleError) -> Schedule
  ) throws(ScheduleError) -> Schedule {
    guard steps >= 0 else { throw ScheduleError("steps", "\(steps) is negative", "give 0 or more") }
    guard self.steps <= steps else {
      throw ScheduleError(
        "warmup", "\(self.steps) steps are more than the \(steps) in all",
        "give a shorter warmup, or more steps")
    }
    let warmup = try schedule(to: peak)
    let decay = try rest(overlapsDecay ? steps : steps - self.steps)
    return warmup.appending(overlapsDecay ? decay.dropFirst(self.steps) : decay)
  }
}
