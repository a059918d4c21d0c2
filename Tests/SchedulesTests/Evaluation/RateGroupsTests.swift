import Testing

@testable import Schedules

struct RateGroupsTests {
  @Test(arguments: [1, 63, 64, 65, 300])
  func `a group is there from when it is first needed, and stays what it was`(count: Int) {
    let groups = RateGroups<Double>.allocate(count: count)
    defer { groups.deallocate() }
    for place in (0..<count).reversed() {
      let isFirst = place == count - 1 || place % 64 == 63
      #expect((groups.rates(from: place) == nil) == isFirst)
      let rates = groups.rates(from: place) { places, room in
        #expect(isFirst && places == place / 64 * 64..<min(count, place / 64 * 64 + 64))
        #expect(room.count == places.count)
        for (i, place) in places.enumerated() { room[i] = Double(place) }
      }
      #expect(rates.pointee == Double(place) && groups.rates(from: place) == rates)
    }
    #expect(groups.bytes == 8 * count + 8 * ((count + 63) / 64))
  }

  @Test func `of two that make a group at once the first is taken at its word`() {
    let groups = RateGroups<Float>.allocate(count: 64)
    defer { groups.deallocate() }
    let rates = groups.rates(from: 3) { _, room in
      _ = groups.rates(from: 5) { _, room in room.initialize(repeating: 1) }
      room.initialize(repeating: 2)
    }
    #expect(rates.pointee == 1 && groups.rates(from: 63)?.pointee == 1)
  }
}
