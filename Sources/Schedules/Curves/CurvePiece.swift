/// A piece of a curve as a Bézier, for drawings: it goes on from the piece before.
///
/// Places are in shares: how far along the curve, and which fraction of the way from the rate at its
/// start to that at its end. Béziers go through any scaling of either unharmed.
package enum CurvePiece: Sendable, Hashable {
  package struct Place: Sendable, Hashable {
    package let x: Double
    package let e: Double

    package init(_ x: Double, _ e: Double) { (self.x, self.e) = (x, e) }
  }

  case line(to: Place)
  case quadratic(Place, to: Place)
  case cubic(Place, Place, to: Place)

  /// The piece with each of its places moved.
  package func map(_ move: (Place) -> Place) -> CurvePiece {
    switch self {
    case .line(let end): .line(to: move(end))
    case .quadratic(let control, let end): .quadratic(move(control), to: move(end))
    case .cubic(let a, let b, let end): .cubic(move(a), move(b), to: move(end))
    }
  }
}

extension PowerFraction {
  /// The curve y = xᵖ: exact for the powers ½, 2 and 3, nil for others.
  ///
  /// With s and t the ends of the parameter, one coordinate is it and the other its power; a
  /// Bézier's inner points are the polar forms (blossoms) of both between s and t.
  func pieces(from start: Double, to end: Double) -> [CurvePiece]? {
    let isRoot = exponent < 1
    func place(_ low: Double, _ high: Double) -> CurvePiece.Place {
      isRoot ? .init(high, low) : .init(low, high)
    }
    switch isRoot ? 1 / exponent : exponent {
    case 2:
      let (s, t) = isRoot ? (start.squareRoot(), end.squareRoot()) : (start, end)
      return [.quadratic(place((s + t) / 2, s * t), to: place(t, t * t))]
    case 3 where !isRoot:
      let (s, t) = (start, end)
      return [
        .cubic(
          place((2 * s + t) / 3, s * s * t), place((s + 2 * t) / 3, s * t * t),
          to: place(t, t * t * t))
      ]
    default:
      return nil
    }
  }
}
