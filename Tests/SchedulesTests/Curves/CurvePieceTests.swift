import TestSupport
import Testing

@testable import Schedules

struct CurvePieceTests {
  private static let period = 1 << 50

  private func place(_ from: CurvePiece.Place, _ piece: CurvePiece, at t: Double)
    -> CurvePiece.Place
  {
    func blend(_ a: CurvePiece.Place, _ b: CurvePiece.Place) -> CurvePiece.Place {
      .init(a.x + (b.x - a.x) * t, a.e + (b.e - a.e) * t)
    }
    func arc(_ places: [CurvePiece.Place]) -> CurvePiece.Place {
      places.count == 1 ? places[0] : arc(zip(places, places.dropFirst()).map(blend))
    }
    return switch piece {
    case .line(let end): arc([from, end])
    case .quadratic(let a, let end): arc([from, a, end])
    case .cubic(let a, let b, let end): arc([from, a, b, end])
    }
  }

  @Test(
    arguments: zip(
      [
        Curve.linear, .power(0.5), .power(2), .power(3), .polynomial(power: 0.5),
        .polynomial(power: 2), .polynomial(power: 3), .cosine,
      ], [0, 0, 0, 0, 0, 0, 0, 1e-3]))
  func `a curve is its Béziers, exactly or within the tolerance asked for`(
    curve: Curve, tolerance: Double
  ) throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let ends = [
        Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random),
      ]
      let (start, end) = seed == 1 ? (0, 1) : (ends.min()!, ends.max()!)
      let asked = tolerance * Double.random(in: 0.01...1, using: &random)
      let pieces = try #require(curve.form.pieces(from: start, to: end, within: asked))
      let rate = { (x: Double) in
        curve.form.fitted(from: 0, to: 1, period: Self.period)
          .rate(at: Int(x * Double(Self.period)))
      }
      var from = CurvePiece.Place(start, rate(start))
      for piece in pieces {
        for t in stride(from: 0, through: 1, by: 1.0 / 16) {
          let place = place(from, piece, at: t)
          #expect(
            abs(place.e - rate(min(max(place.x, 0), 1))) <= asked + 1e-7, "\(curve), seed \(seed)")
        }
        from = place(from, piece, at: 1)
      }
      #expect(abs(from.x - end) < 1e-12, "\(curve), seed \(seed)")
    }
  }

  @Test func `a linear curve is one line, a root one quadratic, and half a cosine a few cubics`() {
    func count(_ curve: Curve) -> Int? { curve.form.pieces(from: 0, to: 1, within: 2e-4)?.count }
    #expect(count(.linear) == 1 && count(.power(0.5)) == 1 && count(.polynomial(power: 0.5)) == 1)
    #expect(count(.cosine) == 6)
    #expect(count(.exponential) == nil && count(.power(0.7)) == nil)
  }

  @Test func `a phase past the end of its curve goes on with a line to where it arrives`() throws {
    let phase = Phase.ramp(from: 1, to: 0, over: 10, along: .power(0.5), period: 5)
    let pieces = try #require(phase.pieces(within: 1e-4))
    #expect(pieces.count == 2 && pieces[1] == .line(to: .init(1, 1)))
    guard case .quadratic(_, let end) = pieces[0] else { return #expect(Bool(false)) }
    #expect(end == .init(0.5, 1))
    #expect(
      Phase.ramp(from: 1, to: 0, over: 1, along: .cosine, period: 1 << 40).pieces(within: 1) == nil)
  }

  @Test func `extremes are the least and the greatest of the rates, the naive way`() {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let schedule = random.schedule(phases: 1...5, steps: 1...40)
      let ends = [0, 1].map { _ in Int.random(in: 0..<schedule.length, using: &random) }
      let steps = ends.min()!..<ends.max()! + 1
      let rates = schedule.rates(in: steps)
      #expect(schedule.extremes(of: steps) == rates.min()!...rates.max()!, "seed \(seed)")
    }
  }
}
