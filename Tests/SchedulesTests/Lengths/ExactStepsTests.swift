import Testing

@testable import Schedules

struct ExactStepsTests {
  @Test func `sums, differences and products are exact, and in lowest terms`() throws {
    let (third, sixth) = (ExactSteps(Ratio(1, 3)), ExactSteps(Ratio(1, 6)))
    #expect(third.adding(sixth) == ExactSteps(Ratio(1, 2)))
    #expect(third.subtracting(sixth) == sixth)
    #expect(sixth.subtracting(third) == ExactSteps(Ratio(-1, 6)))
    #expect(third.multiplied(by: Ratio(9, 2)) == ExactSteps(Ratio(3, 2)))
    #expect(third.multiplied(by: .zero) == ExactSteps(.zero))
    #expect(ExactSteps(.zero).multiplied(by: Ratio(3, 7)) == ExactSteps(.zero))
  }

  @Test func `steps are rounded up, or to the nearest, upwards from the middle`() {
    let halves = (0...5).map { ExactSteps(Ratio($0, 2)) }
    #expect(halves.map(\.roundedUp) == [0, 1, 1, 2, 2, 3])
    #expect(halves.map(\.rounded) == [0, 1, 1, 2, 2, 3])
    let thirds = (0...5).map { ExactSteps(Ratio($0, 3)) }
    #expect(thirds.map(\.roundedUp) == [0, 1, 1, 1, 2, 2])
    #expect(thirds.map(\.rounded) == [0, 0, 1, 1, 1, 2])
    #expect(ExactSteps(Ratio(-7, 2)).roundedUp == -3)
  }

  @Test func `terms beyond Int128 are nil, and steps beyond Int`() throws {
    let huge = try #require(ExactSteps(Ratio(.max, 1)).multiplied(by: Ratio(.max, 1)))
    #expect(huge.roundedUp == nil && huge.rounded == nil)
    #expect(huge.multiplied(by: 4) == nil)
    #expect(huge.adding(huge)?.adding(huge) == nil)
    let fine = try #require(ExactSteps(Ratio(1, .max)).multiplied(by: Ratio(1, .max)))
    #expect(fine.multiplied(by: Ratio(1, 5)) == nil)
    #expect(
      fine.multiplied(by: Ratio(.max, 5))?.multiplied(by: Ratio(5, 1)) == ExactSteps(Ratio(1, .max))
    )
    #expect(fine.adding(ExactSteps(Ratio(1, 5))) == nil)
  }

  @Test func `a number of steps is written in decimal`() {
    #expect([Ratio(7, 1), Ratio(5, 2)].map { ExactSteps($0).decimal } == ["7", "2.5"])
  }
}
