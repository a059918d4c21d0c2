import Testing

@testable import Schedules

struct RateSlabTests {
  @Test(arguments: [1, 63, 64, 65, 300])
  func `a group is written once, and is then what it was`(count: Int) {
    let slab = RateSlab<Double>.allocate(count: count)
    defer { slab.deallocate() }
    var place = 0
    while place < count {
      let end = slab.end(ofGroupAt: place)
      #expect(end == min(count, place + 64))
      #expect(!slab.isWritten(at: place) && !slab.isWritten(at: end - 1))
      for time in 1...2 {
        slab.writeGroup(at: end - 1) { places, room in
          #expect(places == place..<end && time == 1)
          for i in places { (room + (i - place)).initialize(to: Double(i)) }
        }
      }
      #expect(slab.isWritten(at: place) && slab.isWritten(at: end - 1))
      place = end
    }
    #expect((0..<count).allSatisfy { slab.rates[$0] == Double($0) })
    #expect(slab.size == 8 * count + (count + 63) / 64)
  }

  @Test func `whoever meets a group that is being written does without it`() {
    let slab = RateSlab<Float>.allocate(count: 64)
    defer { slab.deallocate() }
    slab.writeGroup(at: 0) { _, room in
      slab.writeGroup(at: 1) { _, _ in Issue.record("written twice") }
      #expect(!slab.isWritten(at: 0))
      room.initialize(repeating: 1, count: 64)
    }
    #expect(slab.isWritten(at: 0))
  }
}
