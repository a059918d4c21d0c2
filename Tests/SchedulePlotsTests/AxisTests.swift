import Schedules
import Testing

@testable import SchedulePlots

struct AxisTests {
  private func rates(_ schedules: Schedule..., log: Bool = false) -> Axis {
    Scale.rates(of: schedules, isLogarithmic: log).axis(from: 300, to: 0)
  }

  @Test func `the ends of the domain stand at the ends of the axis`() {
    let linear = Axis(domain: 2...10, start: 100, end: 500)
    #expect(linear.pixel(2) == 100 && linear.pixel(10) == 500 && linear.pixel(4) == 200)
    let log = Axis(domain: 0.01...100, start: 400, end: 0, isLogarithmic: true)
    #expect(log.pixel(0.01) == 400 && log.pixel(100) == 0 && abs(log.pixel(1) - 200) < 1e-9)
  }

  @Test func `what lies outside the domain is drawn at its end`() {
    let axis = Axis(domain: 1...10, start: 100, end: 0, isLogarithmic: true)
    #expect(
      axis.pixel(0) == 100 && axis.pixel(Double.leastNonzeroMagnitude) == 100
        && axis.pixel(1e308) == 0)
  }

  @Test func `the widest domain has pixels`() {
    let axis = Axis(domain: -1.7e308...1.7e308, start: 0, end: 100)
    #expect(axis.pixel(-1.7e308) == 0 && axis.pixel(0) == 50 && axis.pixel(1.7e308) == 100)
  }

  @Test func `a linear axis of rates goes from 0 to a little above the peak`() {
    let axis = rates(.warmup(to: 2, over: 10), .constant(1, for: 5))
    #expect(axis.domain.lowerBound == 0)
    #expect((2.0...2.3).contains(axis.domain.upperBound))
  }

  @Test func `rates of 0, and those too small to tell from it, have an axis from 0 to 1`() {
    for rate in [0, Double.leastNonzeroMagnitude, 1e-301] {
      for log in [false, true] {
        #expect(rates(.constant(rate, for: 3), log: log).domain == 0...1)
        #expect(!rates(.constant(rate, for: 3), log: log).isLogarithmic)
      }
    }
  }

  @Test func `a logarithmic axis holds every positive rate that a phase is written with`() {
    let decay = Schedule.ramp(from: 1, to: 1e-10, over: 1_000, along: .exponential)
    let cosine = Schedule.warmup(to: 1, over: 10).decaying(to: 0, over: 90, along: .cosine)
    #expect(rates(decay, log: true).domain.contains(1e-10))
    #expect(rates(decay, cosine, log: true).domain.contains(1e-10))
  }

  @Test(arguments: [100, 10_000, 1_000_000_000])
  func `a decay to 0 takes a logarithmic axis down four decades and no more`(steps: Int) {
    let axis = rates(.ramp(from: 1, to: 0, over: steps), log: true)
    #expect(axis.domain.lowerBound >= 1e-4 / 1.4)
  }

  @Test func `above a peak there is room, but not where it would leave the numbers there are`() {
    for (peak, room) in [(1e307, 1), (1e307.nextDown, 1.15), (1e-3, 1.15)] {
      let schedules = [Schedule.constant(peak, for: 10)]
      let scale = Scale.rates(of: schedules, isLogarithmic: true)
      #expect(scale.domain.upperBound == peak * room)
      let linear = Scale.rates(of: schedules, isLogarithmic: false)
      #expect(linear.domain.upperBound == peak * (room == 1 ? 1 : 1.06))
    }
  }

  @Test(arguments: [1e-299, 1e-12, 4.2, 1e308, Double.greatestFiniteMagnitude])
  func `a flat schedule has room above and below on a logarithmic axis`(rate: Double) {
    let axis = rates(.constant(rate, for: 10), log: true)
    #expect(axis.domain.lowerBound <= rate / 2 && axis.domain.upperBound >= rate)
    #expect(axis.domain.upperBound.isFinite && axis.pixel(rate).isFinite)
  }

  @Test func `a logarithmic axis goes on to 0 below its domain, without a jump`() {
    let axis = Axis(domain: 1...100, start: 280, end: 0, isLogarithmic: true, zero: 300)
    #expect(axis.pixel(0) == 300 && axis.pixel(1) == 280 && axis.pixel(100) == 0)
    #expect(axis.pixel(0.5) == 290 && axis.foot == 300)
    #expect(rates(.ramp(from: 1, to: 0, over: 100), log: true).zero == 300)
    #expect(rates(.constant(1, for: 100), log: true).zero == nil)
  }

  @Test func `the axis of steps ends with the longest schedule or the last rule`() throws {
    let short = Schedule.constant(1, for: 10).labeled("a")
    let long = Schedule.constant(1, for: 40).labeled("b")
    #expect(try plot([short, long]).chart().x.domain == 0...40)
    #expect(try plot([short]).marking(25, "mark").chart().x.domain == 0...25)
    #expect(try plot([Schedule().labeled("none")]).chart().x.domain == 0...1)
    #expect(try plot([long]).showing(5..<20).chart().x.domain == 5...20)
  }
}
