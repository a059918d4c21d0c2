import Testing

@testable import Schedules

struct PieceStoreTests {
  /// A piece that is known by its centre.
  private func marked(_ centre: Int) -> TaylorPiece {
    var piece = TaylorPiece.nothing
    piece.centre = Double(centre)
    return piece
  }

  @Test(arguments: [1, 15, 16, 17, 300])
  func `each piece is made once, when it is first asked for, and kept`(count: Int) {
    let store = PieceStore(count: count)
    var made: [Int] = []
    for number in (0..<count).reversed() + Array(0..<count) {
      let piece = store.piece(number) {
        made.append(number)
        return marked(number)
      }
      #expect(piece.centre == Double(number))
    }
    #expect(made == (0..<count).reversed())
  }
}
