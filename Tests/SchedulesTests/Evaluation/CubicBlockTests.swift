import TestSupport
import Testing

@testable import Schedules

/// Blocks of 64 places, by which long pieces go.
struct CubicBlockTests {
  @Test func `a block has 64 places, 31½ on either side of its middle`() {
    for place in [0, 1, 63, 64, 65, 127, 1 << 40 - 1, 1 << 40] {
      let middle = CubicBlock.middle(of: place)
      #expect(abs(Double(place) - middle) <= 31.5)
      #expect((middle - 31.5).truncatingRemainder(dividingBy: 64) == 0)
      let (up, down) = (
        CubicBlock.left(from: place, isRising: true), CubicBlock.left(from: place, isRising: false)
      )
      #expect(Double(place + up - 1) == middle + 31.5)
      #expect(Double(place - down + 1) == middle - 31.5)
    }
  }

  private func block(seed: UInt64) -> CubicBlock {
    var random = SeededGenerator(seed: seed)
    func twice(_ size: Double) -> SIMD2<Double> {
      [.random(in: -size...size, using: &random), .random(in: -size...size, using: &random)]
    }
    return CubicBlock(
      centre: 1 + twice(0.5), rest: twice(1e-17), c1: twice(1e-6), c2: twice(1e-9),
      c3: twice(1e-12))
  }

  @Test(arguments: seeds)
  func `filled whole, in part and upwards and downwards, the bits are those of the cubic`(
    seed: UInt64
  ) {
    let two = block(seed: seed)
    for i in 0...1 {
      let expected = (0..<64).map { two.rates(SIMD2(repeating: Double($0) - 31.5))[i] }
      // In plain arithmetic, the same but for rounding.
      for (number, rate) in expected.enumerated() {
        let t = Double(number) - 31.5
        let plain = two.centre[i] + two.c1[i] * t + two.c2[i] * t * t + two.c3[i] * t * t * t
        #expect(abs(rate - plain) <= 2 * plain.ulp)
      }
      let block = two.alone(i)
      var rising = [Double](repeating: .nan, count: 64)
      block.fillWhole(&rising, isRising: true, CubicBlock.distances)
      #expect(rising == expected)
      var falling = [Float](repeating: .nan, count: 64)
      block.fillWhole(&falling, isRising: false, CubicBlock.distances)
      #expect(falling == expected.reversed().map { Float($0) })
      for (first, count) in [(0, 1), (3, 2), (10, 7), (0, 64), (40, 24)] {
        var part = [Double](repeating: .nan, count: count)
        block.fill(&part, count: count, from: Double(first) - 31.5, step: 1)
        #expect(part == Array(expected[first..<first + count]))
      }
    }
  }

  /// Within 2¹⁶ places none does, so that stretching by two moves no bit there.
  @Test func `long pieces go by blocks, those near the zero of places do not`() throws {
    let phase = Phase.curve(.inverseSquareRoot(timescale: 1_000), from: 1, for: 1)
    let pieces = try #require(phase.fitted as? InversePowerRate).pieces
    for (place, isByBlocks) in [(1.0, false), (65_535, false), (1e6, true), (1e9, true)] {
      let piece = pieces.new(pieces.grid.number(at: place))
      #expect(piece.isByBlocks == isByBlocks, "\(place)")
    }
  }

  private static let curves: [(Curve, Double)] = [
    (.power(0.5), 2), (.polynomial(power: 0.5), 2), (.power(1.7), 4), (.polynomial(power: 3), 4),
    (.power(7.9), 4), (.exponential, 4), (.inverseSquareRoot(timescale: 1000), 2),
    (.inversePower(3, timescale: 7.5), 4),
  ]

  @Test(arguments: curves, [1_000_003, 10_000_000, 1 << 30 - 1])
  func `across blocks and to the ends a long curve is exact, in order, and a buffer its steps`(
    curve: (Curve, Double), length: Int
  ) throws {
    var random = SeededGenerator(seed: UInt64(length))
    for ends in [(1.0, 0.0), (0.0, 0.7), (3e-4, 1e-9)] {
      guard let phase = try? Phase(curve.0, from: ends.0, to: ends.1, steps: length),
        !phase.isHold
      else { continue }
      let schedule = Schedule([phase])
      let starts =
        [1, length / 128 - 150, length - length / 128 - 150, length - 400, 65_400]
        + (0..<20).map { _ in Int.random(in: 1..<length - 400, using: &random) }
      for start in starts {
        let range = start..<start + 300
        let rates = schedule.rates(in: range)
        let falls = phase.first > phase.last
        #expect(zip(rates, rates.dropFirst()).allSatisfy { falls ? $0 >= $1 : $0 <= $1 })
        for (k, rate) in zip(range, rates) {
          let exact = try SegmentTests.rate(phase, k)
          #expect(abs((rate - exact.high) - exact.low) <= curve.1 * rate.ulp, "\(ends) at \(k)")
          #expect(rate == schedule[k], "\(ends) at \(k)")
        }
        // From anywhere in a block, and over several.
        let part = start + 37..<start + 37 + Int.random(in: 1...200, using: &random)
        #expect(schedule.rates(in: part) == part.map { schedule[$0] })
      }
    }
  }
}
