import TestSupport
import Testing

@testable import Schedules

struct RunLengthTests {
  static let texts: [(String, RunLength)] = [
    ("500", 500),
    ("500 steps", .steps(500)),
    ("1 step", .steps(1)),
    ("100_000", .steps(100_000)),
    ("1e3", .steps(1_000)),
    ("1E3 Steps", .steps(1_000)),
    ("1.5e3 steps", .steps(1_500)),
    ("100k", .steps(100_000)),
    ("1.5K", .steps(1_500)),
    ("2M steps", .steps(2_000_000)),
    ("1.2M samples", .samples(1_200_000)),
    ("2G tokens", .tokens(2_000_000_000)),
    ("2B tokens", .tokens(2_000_000_000)),
    ("15T tokens", .tokens(15_000_000_000_000)),
    ("2.5 epochs", .epochs(2.5)),
    ("1epoch", .epochs(1)),
    ("1e-1 epochs", .epochs(0.1)),
    (".5 epochs", .epochs(0.5)),
    ("1e6 samples", .samples(1_000_000)),
    ("1 sample", .samples(1)),
    ("2e9 tokens", .tokens(2_000_000_000)),
    ("2e+9 tokens", .tokens(2_000_000_000)),
    ("1 token", .tokens(1)),
    ("2%", .share(0.02)),
    ("1.1 %", .share(0.011)),
    ("100%", .share(1)),
    ("0.02 share", .share(0.02)),
    ("0", .steps(0)),
    ("rest", .rest),
    (" rest ", .rest),
  ]

  @Test(arguments: texts)
  func `a length is read as people say it`(text: String, length: RunLength) {
    #expect(RunLength(text) == length)
  }

  @Test(arguments: texts)
  func `what a length says of itself is read back as it`(text: String, length: RunLength) {
    #expect(RunLength(length.description) == length)
  }

  @Test(arguments: [
    "", " ", "%", "steps", "-1", "-1 epochs", "+1", "nan", "inf", "0x10", "1.5", "1.5 steps",
    "0.5 tokens", "1.5 samples", "101%", "1.01 share", "3 apples", "3 epochs epochs", "1e", "1e+",
    "1e5e", "1..2", "1e19 tokens", "1e400", "rest of it", "3, 4", "k", "1kk",
    "1e3k", "1k%", "1.0001k", "1k apples", "٣",
  ])
  func `what is no length is nil`(_ text: String) {
    #expect(RunLength(text) == nil)
  }

  @Test func `a length is written in its own unit`() {
    let lengths: [RunLength] = [
      .steps(500), .epochs(2.5), .epochs(90), .samples(7), .tokens(2_000_000_000), .share(0.02),
      .share(1), .rest,
    ]
    #expect(
      lengths.map(\.description) == [
        "500 steps", "2.5 epochs", "90 epochs", "7 samples", "2000000000 tokens", "0.02 share",
        "1 share", "rest",
      ])
  }

  @Test(arguments: seeds)
  func `any share, epochs and percent are read back, to the last digit`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let number = Double.random(in: 0.1...1, using: &random)
      for length in [RunLength.share(number), .epochs(number)] {
        #expect(RunLength(length.description) == length, "\(number)")
        #expect(length.amount.decimalValue == number)
      }
      let percent = try #require(RunLength("\(number * 100)%"), "\(number * 100)%")
      #expect(RunLength(percent.description) == percent, "\(number * 100)%")
    }
  }

  @Test func `a share is the decimal that is written, not the fraction of two nearest to it`() {
    #expect(RunLength.share(0.3).amount == Ratio(3, 10))
    #expect(RunLength("30%")?.amount == Ratio(3, 10))
    #expect(RunLength("0.1%")?.amount == Ratio(1, 1_000))
  }

  @Test func `what cannot be a length traps at a call site`() async {
    await #expect(processExitsWith: .failure) { _ = RunLength.steps(-1) }
    await #expect(processExitsWith: .failure) { _ = RunLength.epochs(.nan) }
    await #expect(processExitsWith: .failure) { _ = RunLength.share(1.5) }
  }
}
