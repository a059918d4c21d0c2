/// What a run counts in: how many samples and tokens a step takes, and how many steps an epoch has.
///
/// ```swift
/// let clock = RunClock(batchSize: 256, sequenceLength: 2048, datasetSize: 1_281_167)
/// try clock.steps(in: .epochs(90))               // 450450
/// try clock.steps(in: .tokens(2_000_000_000))    // 3815
/// try clock.steps(inParts: [.epochs(5), .rest, .share(0.1)], of: .epochs(90))  // [25025, 380380, 45045]
/// ```
public struct RunClock: Sendable, Hashable {
  /// What becomes of the samples at the end of an epoch that do not fill a step.
  public enum EpochEnd: String, Sendable, CaseIterable {
    /// They make a smaller step: an epoch is ⌈samples / samples a step⌉ steps. A loader's usual.
    case keepingLast = "keeping-last"
    /// They are left out: ⌊samples / samples a step⌋ steps. `drop_last` in PyTorch.
    case droppingLast = "dropping-last"
    /// They share a step with the first of the next epoch, so that an epoch need not be whole
    /// steps.
    case flowingOn = "flowing-on"
  }

  /// Samples of one optimizer update: batch size, times accumulation, times devices.
  public let samplesPerStep: Int
  /// Tokens of a sample; nil where samples have none.
  public let sequenceLength: Int?
  /// Samples of an epoch; nil where there are no epochs.
  public let datasetSize: Int?
  public let epochEnd: EpochEnd

  /// A clock from what is known of a run.
  ///
  /// - Parameters:
  ///   - batchSize: Samples of one forward and backward pass on one device.
  ///   - accumulation: Passes whose gradients are added up to one update.
  ///   - devices: How many devices share an update, each with a batch of its own.
  ///   - sequenceLength: Tokens of a sample, where tokens are counted.
  ///   - datasetSize: Samples of an epoch, where epochs are counted.
  ///   - epochEnd: What becomes of samples that do not fill a step.
  /// - Precondition: All numbers are above 0, and the samples of a step fit in `Int`.
  public init(
    batchSize: Int, accumulation: Int = 1, devices: Int = 1, sequenceLength: Int? = nil,
    datasetSize: Int? = nil, epochEnd: EpochEnd = .keepingLast
  ) {
    self = trapping("RunClock") { () throws(ScheduleError) in
      try RunClock(
        checking: batchSize, accumulation: accumulation, devices: devices,
        sequenceLength: sequenceLength, datasetSize: datasetSize, epochEnd: epochEnd)
    }
  }

  /// A clock from numbers that are data.
  ///
  /// - Throws: `ScheduleError` naming the number that is not above 0, or too large.
  public init(
    checking batchSize: Int, accumulation: Int = 1, devices: Int = 1, sequenceLength: Int? = nil,
    datasetSize: Int? = nil, epochEnd: EpochEnd = .keepingLast
  ) throws(ScheduleError) {
    for (name, number) in [
      ("batchSize", batchSize), ("accumulation", accumulation), ("devices", devices),
      ("sequenceLength", sequenceLength ?? 1), ("datasetSize", datasetSize ?? 1),
    ] where number < 1 {
      throw ScheduleError(name, "\(number) is not above 0", "give 1 or more")
    }
    let (pass, overflow) = batchSize.multipliedReportingOverflow(by: accumulation)
    let (samples, carried) = pass.multipliedReportingOverflow(by: devices)
    guard !overflow, !carried else {
      throw ScheduleError(
        "batchSize", "the samples of a step are more than an Int counts", "give fewer")
    }
    samplesPerStep = samples
    self.sequenceLength = sequenceLength
    self.datasetSize = datasetSize
    self.epochEnd = epochEnd
  }
}

extension RunClock {
  /// The steps of an epoch; a fraction only where epochs flow into each other.
  ///
  /// - Throws: `ScheduleError` where the size of the data set is not known, or an epoch has no
  ///   step.
  public var stepsPerEpoch: Ratio {
    get throws(ScheduleError) {
      guard let datasetSize else {
        throw ScheduleError(
          "datasetSize", "epochs need the size of the data set", "give it to the clock")
      }
      let exact = Ratio(datasetSize, samplesPerStep)
      switch epochEnd {
      case .flowingOn: return exact
      case .keepingLast: return Ratio(exact.roundedUp, 1)
      case .droppingLast:
        guard datasetSize >= samplesPerStep else {
          throw ScheduleError(
            "datasetSize", "\(datasetSize) samples do not fill a step of \(samplesPerStep)",
            "give a smaller batch, or keep the last")
        }
        return Ratio(datasetSize / samplesPerStep, 1)
      }
    }
  }

  /// How many steps a length is, rounded up to whole ones: to see that many tokens, or samples,
  /// takes so many updates.
  ///
  /// - Throws: `ScheduleError` where the clock does not know what the length is counted in, or the
  ///   length is a share, which needs ``steps(inParts:of:)``.
  public func steps(in length: RunLength) throws(ScheduleError) -> Int {
    try RunClock.wholeSteps(in: length, clock: self, total: nil)
  }

  /// How many steps each part of a run is, so that they add up to the steps of the whole.
  ///
  /// Boundaries between parts are rounded to the nearest step, each once, and not the parts: no
  /// step is lost or won.
  ///
  /// - Throws: `ScheduleError` where the parts do not add up to the whole, naming the part or the
  ///   sum.
  public func steps(inParts parts: [RunLength], of whole: RunLength) throws(ScheduleError) -> [Int]
  {
    try RunClock.steps(inParts: parts, of: whole, clock: self)
  }
}
