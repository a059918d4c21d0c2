import TestSupport
import Testing

@testable import Schedules

struct ProductsTests {
  @Test(arguments: seeds, [0, 1e-7])
  func `the product of step k is the product of the rates of step k, above the floor`(
    seed: UInt64, floor: Double
  ) throws {
    var random = SeededGenerator(seed: seed)
    let (a, b) = (random.schedule().clamped(to: floor...), random.schedule())
    // The empty one reads 0, below any floor.
    if a.isIdentity { return }
    let product = try a.multiplied(by: b, above: floor)
    #expect(product.length == max(a.length, b.length))
    #expect(product.brokenInvariants == [])
    for k in 0..<product.length + 3 {
      let naive = floor + (a[k] - floor) * b[k]
      let rounding = max(a.roundingOfShift, b.roundingOfShift)
      #expect(abs(product[k] - naive) <= max(rounding, 8 * naive.ulp), "step \(k): \(a) \(b)")
    }
  }

  @Test(arguments: [Curve.linear, .cosine, .power(0.5), .polynomial(power: 3)])
  func `a hold keeps the other's curve`(curve: Curve) throws {
    let (half, fall) = (
      Schedule.constant(0.5, for: 100), Schedule.ramp(from: 1, to: 0, over: 100, along: curve)
    )
    #expect(try half.multiplied(by: fall) == .ramp(from: 0.5, to: 0, over: 100, along: curve))
    #expect(try fall.multiplied(by: half) == .ramp(from: 0.5, to: 0, over: 100, along: curve))
    #expect(
      try half.multiplied(by: fall, above: 0.25)
        == .ramp(from: 0.5, to: 0.25, over: 100, along: curve))
    #expect(try fall.multiplied(by: .constant(1, for: 100)) == fall)
  }

  @Test func `what moves with what moves is a table of the products`() throws {
    let fall = Schedule.ramp(from: 1, to: 0, over: 4)
    let product = try fall.multiplied(by: fall)
    #expect(product.phases.map(\.curve.name) == ["table"])
    #expect(product.rates(in: 0..<6) == [1, 0.5625, 0.25, 0.0625, 0, 0])
    let bent = Schedule.ramp(from: 1, to: 0.5, over: 3).decaying(to: 0, over: 1)
    #expect(try bent.multiplied(by: fall).phases.map(\.steps) == [4])
  }

  @Test func `the shorter holds its final rate`() throws {
    let product = try Schedule.warmup(to: 2, over: 2).multiplied(
      by: .ramp(from: 1, to: 0.5, over: 4))
    #expect(product.rates(in: 0..<6) == [0, 0.875, 1.5, 1.25, 1, 1])
    #expect(product.phases.map(\.curve.name) == ["table", "linear"])
  }

  @Test func `no product is a negative rate, or more than a number holds`() {
    let fall = Schedule.ramp(from: 1, to: 0, over: 4)
    func message(_ make: () throws -> Schedule) -> String? {
      #expect(throws: ScheduleError.self) { try make() }.map { "\($0)" }
    }
    #expect(
      message { try fall.multiplied(by: fall, above: 0.5) }
        == "floor: 0.5 is above the rate 0.25 of step 3; give a lower floor")
    #expect(
      message { try Schedule.constant(0.25, for: 4).multiplied(by: fall, above: 0.5) }
        == "floor: 0.5 is above the rate 0.25 of step 0; give a lower floor")
    #expect(
      message { try fall.multiplied(by: fall, above: -1) }
        == "floor: -1.0 is not a rate; give a finite rate of 0 or more")
    let huge = Schedule.constant(1e300, for: 3)
    #expect(
      message { try huge.multiplied(by: huge) }
        == "1e+300 · 1e+300, at step 0, is more than a Double holds; scale one down")
    let long = Schedule.ramp(from: 1, to: 0, over: 1 << 40)
    #expect(
      message { try long.multiplied(by: long) }
        == "the product of two curves over 1099511627776 steps is more than a table holds; "
        + "give at most \(Table.mostEntries) steps, or hold one of the two there")
  }
}
