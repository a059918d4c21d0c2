import TestSupport
import Testing

@testable import Schedules

struct RunClockTests {
  /// ImageNet, whose epochs of 256 are 5004 steps and 143 samples.
  static func imageNet(_ end: RunClock.EpochEnd = .keepingLast) -> RunClock {
    RunClock(batchSize: 256, datasetSize: 1_281_167, epochEnd: end)
  }

  static let worked: [(RunClock, RunLength, Int)] = [
    (imageNet(), .epochs(1), 5_005),
    (imageNet(), .epochs(90), 450_450),
    (imageNet(), .epochs(0.5), 2_503),  // 2502.5
    (imageNet(.droppingLast), .epochs(1), 5_004),
    (imageNet(.droppingLast), .epochs(90), 450_360),
    (imageNet(.flowingOn), .epochs(1), 5_005),  // 5004 143/256
    (imageNet(.flowingOn), .epochs(90), 450_411),  // 450410 70/256
    (imageNet(.flowingOn), .epochs(256), 1_281_167),
    (imageNet(), .samples(256), 1),
    (imageNet(), .samples(257), 2),
    (imageNet(), .samples(0), 0),
    (imageNet(), 7, 7),
    (RunClock(batchSize: 32, accumulation: 4, devices: 8), .samples(1_000_000), 977),  // 976.5625
    (
      RunClock(batchSize: 256, sequenceLength: 2_048), .tokens(2_000_000_000), 3_815  // 3814.69…
    ),
    (
      RunClock(batchSize: 4, accumulation: 8, devices: 16, sequenceLength: 4_096),
      .tokens(2_097_152), 1
    ),
    (RunClock(batchSize: 64, accumulation: 2, datasetSize: 1_000), .epochs(3), 24),  // 7.8125 → 8
    (RunClock(batchSize: 100, datasetSize: 1_000, epochEnd: .droppingLast), .epochs(1.25), 13),
    (RunClock(batchSize: 1, datasetSize: 1), .epochs(0), 0),
  ]

  @Test(arguments: worked)
  func `a length takes the steps that one works out by hand, rounded up`(
    clock: RunClock, length: RunLength, steps: Int
  ) throws {
    #expect(try clock.steps(in: length) == steps)
  }

  @Test(arguments: RunClock.EpochEnd.allCases)
  func `a data set of one batch is one step an epoch`(end: RunClock.EpochEnd) throws {
    let clock = RunClock(batchSize: 10, datasetSize: 10, epochEnd: end)
    #expect(try clock.steps(in: .epochs(3)) == 3)
  }

  @Test func `only where epochs flow into each other are they fractions of steps`() throws {
    #expect(try Self.imageNet().stepsPerEpoch == 5_005)
    #expect(try Self.imageNet(.droppingLast).stepsPerEpoch == 5_004)
    #expect(try Self.imageNet(.flowingOn).stepsPerEpoch == Ratio(1_281_167, 256))
  }

  static let refused: [(RunClock, RunLength, String)] = [
    (
      RunClock(batchSize: 2), .epochs(1),
      "datasetSize: epochs need the size of the data set; give datasetSize"
    ),
    (
      RunClock(batchSize: 2), .tokens(4),
      "tokens: tokens need a clock that knows the sequence length; give batchSize and sequenceLength"
    ),
    (
      RunClock(batchSize: 9, datasetSize: 8, epochEnd: .droppingLast), .epochs(1),
      "datasetSize: 8 samples do not fill a step of 9; give a smaller batch, or keep the last"
    ),
    (
      RunClock(batchSize: 2), .share(0.5),
      "share: a share needs the whole that it is a share of; give its length"
    ),
    (
      RunClock(batchSize: 2), .rest,
      "rest: the rest is known among other parts alone; give a length"
    ),
    (
      RunClock(batchSize: 1, datasetSize: .max), .epochs(2),
      "epochs: 2 epochs are more than an Int counts; give a shorter or rounder length"
    ),
    (
      RunClock(batchSize: .max, sequenceLength: 2), .tokens(4),
      "tokens: 4 tokens are more than an Int counts; give a shorter or rounder length"
    ),
  ]

  @Test(arguments: refused)
  func `what a clock cannot count is refused with what it needs`(
    clock: RunClock, length: RunLength, message: String
  ) {
    let error = #expect(throws: ScheduleError.self) { try clock.steps(in: length) }
    #expect(error.map { "\($0)" } == message)
  }

  @Test func `numbers that are data are refused by their name`() {
    func message(_ make: () throws(ScheduleError) -> RunClock) -> String? {
      do throws(ScheduleError) { _ = try make() } catch { return "\(error)" }
      return nil
    }
    #expect(
      message { () throws(ScheduleError) in try RunClock(checking: 0) }
        == "batchSize: 0 is not above 0; give 1 or more")
    #expect(
      message { () throws(ScheduleError) in try RunClock(checking: 1, accumulation: -3) }
        == "accumulation: -3 is not above 0; give 1 or more")
    #expect(
      message { () throws(ScheduleError) in try RunClock(checking: 1, devices: 0) }
        == "devices: 0 is not above 0; give 1 or more")
    #expect(
      message { () throws(ScheduleError) in try RunClock(checking: 1, sequenceLength: 0) }
        == "sequenceLength: 0 is not above 0; give 1 or more")
    #expect(
      message { () throws(ScheduleError) in try RunClock(checking: 1, datasetSize: 0) }
        == "datasetSize: 0 is not above 0; give 1 or more")
    for devices in [1, 3] {
      #expect(
        message { () throws(ScheduleError) in
          try RunClock(checking: .max, accumulation: devices == 1 ? 2 : 1, devices: devices)
        } == "batchSize: the samples of a step are more than an Int counts; give fewer")
    }
  }

  @Test func `numbers at a call site trap`() async {
    await #expect(processExitsWith: .failure) { _ = RunClock(batchSize: 0) }
  }
}
