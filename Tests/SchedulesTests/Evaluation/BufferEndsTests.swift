import Testing

@testable import Schedules

/// Filling ends where the buffer ends: `.ci/sanitize address` watches the byte after it, and guards
/// on both sides do so anywhere.
struct BufferEndsTests {
  private static let guardRate = -12345.0

  @Test(arguments: phaseOfEveryCurve(over: 10).indices)
  func `chunks of 1 to 40 steps, wherever they begin, fill just their own elements`(index: Int) {
    let phase = phaseOfEveryCurve(over: 131)[index]
    let schedule = Schedule([.hold(at: 1, for: 3), phase, .hold(at: 2, for: 5)])
    for count in 1...40 {
      for lead in [0, 1, 3] {
        for start in [-5, 3, 7, 60 + lead, schedule.length - count, schedule.length - 4] {
          let expected = (start..<start + count).map { schedule[$0] }
          for trail in [0, 3] {
            let doubles = filled(lead, count, trail, Self.guardRate) {
              schedule.evaluate(from: start, into: &$0)
            }
            let floats = filled(lead, count, trail, Float(Self.guardRate)) {
              schedule.evaluate(from: start, into: &$0)
            }
            #expect(
              doubles == expected && floats == expected.map(Float.init), "\(count) at \(start)")
          }
        }
      }
    }
  }

  /// What stands in a part of an allocation once it is filled; nil where what is around it changed.
  private func filled<Number: Equatable>(
    _ lead: Int, _ count: Int, _ trail: Int, _ around: Number,
    by fill: (inout MutableSpan<Number>) -> Void
  ) -> [Number]? {
    let whole = UnsafeMutableBufferPointer<Number>.allocate(capacity: lead + count + trail)
    defer { whole.deallocate() }
    whole.initialize(repeating: around)
    let part = UnsafeMutableBufferPointer(rebasing: whole[lead..<lead + count])
    var span = part.mutableSpan
    fill(&span)
    let isBefore = whole[..<lead].allSatisfy { $0 == around }
    let isAfter = whole[(lead + count)...].allSatisfy { $0 == around }
    return isBefore && isAfter ? Array(part) : nil
  }
}
