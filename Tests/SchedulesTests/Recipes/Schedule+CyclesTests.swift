import Foundation
import Testing

@testable import Schedules

struct CyclesTests {
  /// How far up its triangle a step stands.
  private func height(_ k: Int, _ rise: Int, _ fall: Int) -> Double {
    let place = k % (rise + fall)
    return place < rise
      ? Double(place) / Double(rise) : Double(rise + fall - place) / Double(fall)
  }

  @Test(arguments: [(5, 5), (4, 12), (3, 1), (1, 1)])
  func `triangles are constant, are halved, or fade at every step`(rise: Int, fall: Int) throws {
    let cycle = rise + fall
    func triangular(_ amplitude: Schedule.TriangleAmplitude) throws -> Schedule {
      try .triangular(
        from: 0.125, to: 1.125, rise: rise, fall: fall, for: 100, amplitude: amplitude)
    }
    let (constant, halving) = (try triangular(.constant), try triangular(.halving))
    let fading = try triangular(.fading(0.96875))
    for k in 0..<100 {
      let height = height(k, rise, fall)
      #expect(abs(constant[k] - (0.125 + height)) < 4e-16, "step \(k)")
      #expect(abs(halving[k] - (0.125 + height * pow(0.5, Double(k / cycle)))) < 4e-16, "step \(k)")
      #expect(abs(fading[k] - (0.125 + height * pow(0.96875, Double(k)))) < 4e-16, "step \(k)")
    }
    #expect([constant, halving, fading].allSatisfy { $0.length == 100 })
  }

  @Test func `thousands of triangles begin exactly at their steps`() throws {
    let schedule = try Schedule.triangular(from: 0.25, to: 1, rise: 3, fall: 4, for: 70_000)
    #expect((0..<10_000).allSatisfy { schedule[7 * $0] == 0.25 && schedule[7 * $0 + 3] == 1 })
  }

  @Test func `knots between steps are exact`() throws {
    let cycle = try Schedule.oneCycle(
      peak: 1, over: 10, risingFor: 0.25, along: .linear, initialDivisor: 4, finalDivisor: 4)
    // The peak is at 0.25 · 10 − 1 = 1½, and the end at 9.
    #expect(isWithin(2, cycle[1], 0.75))
    #expect(isWithin(2, cycle[2], 1 - 0.9375 * 0.5 / 7.5))
    #expect(cycle[0] == 0.25 && cycle[9] == 0.0625 && cycle[10] == 0.0625)
    let three = try Schedule.threePartCycle(
      peak: 1, over: 10, risingFor: 0.25, along: .linear, initialDivisor: 4, finalDivisor: 4)
    // Up to 1½, down to 3, and on to 9.
    #expect(isWithin(2, three[1], 0.75) && isWithin(2, three[2], 0.75))
    #expect(three[3] == 0.25 && three[6] == 0.15625 && three[9] == 0.0625)
  }

  @Test(arguments: Schedule.CycleEnd.allCases, [2, 3, 10, 101, 5_000])
  func `a cycle begins, peaks and ends where it says, in all its steps`(
    end: Schedule.CycleEnd, steps: Int
  ) throws {
    for share in [0, 0.25, 0.3, 0.5, 1] {
      let cycle = try Schedule.oneCycle(
        peak: 1, over: steps, risingFor: share, initialDivisor: 25, finalDivisor: 100, ending: end)
      #expect(cycle.length == steps, "\(share)")
      #expect((0..<steps + 3).allSatisfy { (1.0 / 2_500...1).contains(cycle[$0]) })
      let last = end == .atLastStep ? steps - 1 : steps
      if share < 1 { #expect(isWithin(2, cycle[last], 1.0 / 2_500), "\(share)") }
      // A rise of no step before the first is none.
      let top =
        end == .atLastStep ? share * Double(steps) - 1 : (share * Double(steps)).rounded(.down)
      #expect((cycle[0] == 1.0 / 25) == (top > 0) || top < 0, "\(share)")
    }
  }

  @Test func `what makes no cycle is refused`() {
    func message(_ make: () throws -> Schedule) -> String? {
      #expect(throws: ScheduleError.self) { try make() }.map { "\($0)" }
    }
    #expect(
      message { try .oneCycle(peak: 1, over: 1) }
        == "steps: a cycle takes 2 steps, not 1; give 2 or more")
    #expect(
      message { try .oneCycle(peak: 1, over: 10, risingFor: 1.5) }
        == "risingFor: 1.5 is no share of the steps; give one in 0…1")
    #expect(
      message { try .threePartCycle(peak: 1, over: 10, fallenAfter: -1) }
        == "fallenAfter: -1.0 is no share of the steps; give one in 0…1")
    #expect(
      message { try .oneCycle(peak: 1, over: 10, initialDivisor: 0) }
        == "initialDivisor: 0.0 is not above 0; give a finite number above 0")
    #expect(
      message { try .triangular(from: 1, to: 0.5, rise: 2, for: 9) }
        == "base: 1.0 is above the peak 0.5; give a lower base")
    #expect(
      message { try .triangular(from: 0, to: 0.5, rise: 0, for: 9) }
        == "rise: 0 and 0 steps make no triangle; give 1 or more")
    #expect(
      message { try .triangular(from: 0, to: 0.5, rise: 3, fall: -1, for: 9) }
        == "fall: -1 is below 0; give 0 or more")
    #expect(
      message { try .triangular(from: 0, to: 0.5, rise: 3, for: -9) }
        == "steps: -9 is below 0; give 0 or more")
    #expect(
      message { try .triangular(from: 0, to: 0.5, rise: 1 << 61, for: .max) }
        == "steps: \(Int.max) are too many for whole triangles; give fewer steps")
    // The rise takes 3 of 10 steps, and the fall ends with it, or with the cycle.
    for fallen in [0.3, 1] {
      #expect(
        message {
          try .threePartCycle(
            peak: 1, over: 10, risingFor: 0.3, fallenAfter: fallen, ending: .afterLastStep)
        }
          == "fallenAfter: the fall ends at step \(fallen == 1 ? 10 : 3), the rise at 3, the cycle "
          + "at 10; give shares that rise; by default the fall takes as long as the rise")
    }
  }
}
