import Testing

@testable import Schedules

struct PieceStoreTests {
  @Test(arguments: [1, 15, 16, 17, 300])
  func `a piece is there from when it is first kept, and stays what it was`(count: Int) {
    let store = PieceStore<Int>(count: count)
    for number in (0..<count).reversed() {
      #expect(store.shelf[number] == nil)
      #expect(store.shelf.keep(7 * number, as: number).pointee == 7 * number)
      // Whoever comes second is told what was kept.
      #expect(store.shelf.keep(-1, as: number).pointee == 7 * number)
    }
    for number in 0..<count {
      #expect(store.shelf[number]?.pointee == 7 * number)
      #expect(store.shelf[number] == store.shelf.keep(0, as: number))
    }
  }
}
