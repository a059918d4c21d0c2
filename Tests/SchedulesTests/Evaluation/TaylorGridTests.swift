import Testing

@testable import Schedules

@Suite struct TaylorGridTests {
  /// Units above and below a step, zeros of w at place 0 and far before it, short pieces and long ones.
  static let grids: [TaylorGrid] = [0x1p-6, 1, 0x1p7].flatMap { unit in
    [0.0, 1, 100, 1e6, 0x1p30].flatMap { shift in
      [16, 32, 512].flatMap { perOctave in
        [true, false].map { isShortAbove in
          TaylorGrid(
            unit: unit, shift: shift, perOctave: perOctave, isShortAbove: isShortAbove,
            end: 0x1p22)
        }
      }
    }
  }

  /// The first places, those beside every power of two, and some between.
  static let places: [Double] = {
    let powers = (0..<22).map { Double(1 << $0) }
    let beside = powers.flatMap { [$0 - 1, $0, $0 + 1] } + (1...600).map(Double.init)
    let between = powers.flatMap { power in
      (0..<40).map { (power * (1 + Double($0) / 40)).rounded() }
    }
    return (beside + between).filter { $0 >= 1 && $0 < 0x1p22 }.sorted()
  }()

  @Test(arguments: grids)
  func `a place lies between the border of its piece and that of the next`(grid: TaylorGrid) {
    for place in Self.places {
      let number = grid.number(at: place)
      let piece = grid.piece(number)
      #expect((0..<grid.count).contains(number))
      #expect(piece.first <= place && place < piece.end, "\(place)")
      #expect(abs(place - piece.middle) <= piece.half, "\(place)")
      if number + 1 < grid.count { #expect(grid.piece(number + 1).first == piece.end) }
    }
  }

  @Test(arguments: grids)
  func `numbers rise with places, and from where they are dense none is without a place`(
    grid: TaylorGrid
  ) {
    let numbers = Self.places.map { grid.number(at: $0) }
    #expect(numbers == numbers.sorted())
    #expect(numbers.first == 0)
    for place in Self.places where place >= grid.denseFrom {
      let piece = grid.piece(grid.number(at: place))
      #expect(piece.first < piece.end)
      // The border below is a place of its own, too.
      if piece.first - 1 >= max(1, grid.denseFrom) {
        #expect(grid.number(at: piece.first - 1) == grid.number(at: place) - 1)
      }
    }
  }

  @Test(arguments: grids)
  func `pieces are short beside their distance from the zero`(grid: TaylorGrid) {
    for place in Self.places where grid.number(at: place) < grid.count - 1 {
      let piece = grid.piece(grid.number(at: place))
      let next = grid.piece(grid.number(at: place) + 1)
      // In units: the middles of neighbours are a piece apart, or half of one and half of the next.
      let w = piece.middle / grid.unit + grid.shift
      #expect((next.middle - piece.middle) / grid.unit <= w / 8 + 1, "\(place)")
    }
  }

  @Test func `twice the period has the same pieces`() {
    for (unit, shift) in [(1.0, 0.0), (0.25, 0), (1, 1000), (64, 0x1p20)] {
      let once = TaylorGrid(
        unit: unit, shift: shift, perOctave: 16, isShortAbove: true, end: 0x1p20)
      let twice = TaylorGrid(
        unit: 2 * unit, shift: shift, perOctave: 16, isShortAbove: true, end: 0x1p21)
      let offset = twice.number(at: 2) - once.number(at: 1)
      for place in Self.places where place < 0x1p20 {
        let (a, b) = (once.number(at: place), twice.number(at: 2 * place))
        #expect(b == a + offset)
        let (piece, stretched) = (once.piece(a), twice.piece(b))
        #expect(stretched.middle == 2 * piece.middle)
        #expect(stretched.half == 2 * piece.half)
      }
    }
  }
}
