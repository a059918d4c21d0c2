import Foundation
import Testing

@testable import Schedules

/// An exact rate, of those that make_vectors.py has written to vectors.csv.
struct CurveVector {
  let curve: Curve
  let from: Double
  let to: Double
  let length: Int
  let step: Int
  let rate: Double

  /// How many ulp a rate of ours may be off: 2, or 4 for general powers and exponentials.
  let bound: Double

  static func all() throws -> [CurveVector] {
    let file = try #require(Bundle.module.url(forResource: "vectors", withExtension: "csv"))
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    return try rows.map { try CurveVector(row: $0.split(separator: ",").map(String.init)) }
  }

  private init(row: [String]) throws {
    let parameter = try #require(Double(row[1]))
    let to = try #require(Double(row[3]))
    curve = try #require(Curve.named(row[0], parameter: parameter, to: to))
    from = try #require(Double(row[2]))
    self.to = to
    length = try #require(Int(row[4]))
    step = try #require(Int(row[5]))
    rate = try #require(Double(row[6]))

    let isGeneral =
      row[0] == "exponential"
      || (["polynomial", "power"].contains(row[0]) && ![0.5, 1, 2].contains(parameter))
    bound = isGeneral ? 4 : 2
  }

  var ours: Double { curve.schedule(from: from, to: to, length: length)[step] }
}

extension Curve {
  /// A curve as the scripts call it; the parameter of other curves may be one that it cannot have.
  static func named(_ name: String, parameter: Double, to: Double) -> Curve? {
    let power = parameter > 0 ? parameter : 1
    let curves: [String: Curve] = [
      "linear": .linear, "cosine": .cosine, "polynomial": .polynomial(power: power),
      "power": .power(power), "exponential": .exponential(floor: parameter),
      "cosinePower": .cosinePower(max(parameter, 0.1)),
      "logarithmic": .logarithmic(base: max(parameter, 1.1)),
      "tanh": .tanh(lower: min(parameter, 2), upper: 3),
      "inverseSquareRoot": .inverseSquareRoot(timescale: max(parameter, 0.1), floor: to),
      "inversePower": .inversePower(min(max(parameter, 0.1), 9), timescale: 4000, floor: to),
    ]
    return curves[name]
  }

  /// One phase along the curve.
  func schedule(from: Double, to: Double, length: Int) -> Schedule {
    name.hasPrefix("inverse")
      ? [.curve(self, from: from, for: length)]
      : [.ramp(from: from, to: to, over: length, along: self)]
  }
}
