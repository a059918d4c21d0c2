import Foundation
import Testing

@testable import Schedules

/// What exports print is what steps are given: each formula in plain arithmetic, against the rates.
struct FormulaTests {
  /// A formula's value at a step of `period`.
  private func value(
    _ formula: Formula, at step: Int, of period: Int, _ names: [String: Double]
  ) throws -> Double {
    func value(_ formula: Formula) throws -> Double {
      switch formula {
      case .integer(let integer): Double(integer)
      case .name(let name): try #require(names[name], "\(name) is not said")
      case .halfPi: Double.pi / 2
      case .elapsed: Double(step) / Double(period)
      case .remaining: Double(period - step) / Double(period)
      case .steps: Double(step)
      case .sum(let a, let b): try value(a) + value(b)
      case .difference(let a, let b): try value(a) - value(b)
      case .product(let a, let b): try value(a) * value(b)
      case .quotient(let a, let b): try value(a) / value(b)
      case .power(let a, let b): try pow(value(a), value(b))
      case .call(.squareRoot, let a): try value(a).squareRoot()
      case .call(.sine, let a): try sin(value(a))
      case .call(.exponential, let a): try exp(value(a))
      case .call(.exponentialMinusOne, let a): try expm1(value(a))
      case .call(.logarithmOfOnePlus, let a): try log1p(value(a))
      case .call(.logarithm, let a): try log(value(a))
      }
    }
    return try value(formula)
  }

  static let curves =
    CurveTests.eased + [
      .power(1), .exponential(floor: -1e-5), .inverseSquareRoot(timescale: 7.5),
      .inverseSquareRoot(timescale: 7.5, floor: 1e-6), .inversePower(0.8, timescale: 4),
      .inversePower(1, timescale: 4, floor: 1e-6), .inversePower(3, timescale: 100, floor: 0.1),
    ]

  @Test(arguments: curves, [(0.3, 3e-5), (3e-5, 0.3), (0.5, 0), (0, 0.5)])
  func `a formula says the rates of its curve`(curve: Curve, ends: (Double, Double)) throws {
    guard let phase = try? Phase(curve, from: ends.0, to: ends.1, steps: 97) else { return }
    let formula = try #require(phase.formula)
    var names: [String: Double] = [:]
    for constant in formula.constants { names[constant.name] = constant.value }
    for step in 0..<97 {
      for part in formula.parts {
        names[part.name] = try value(part.formula, at: step, of: 97, names)
      }
      let rate = try value(formula.rate, at: step, of: 97, names)
      #expect(abs(rate - phase.rate(at: step)) <= 2e-13 * rate, "\(curve) at \(step)")
    }
  }

  @Test func `a curve that comes down to 0 says no floor`() throws {
    for (floor, names) in [(0.0, ["start", "timescale"]), (0.1, ["start", "timescale", "floor"])] {
      let curve = Curve.inverseSquareRoot(timescale: 7.5, floor: floor)
      let phase = try Phase(curve, from: 0.5, to: 0.5, steps: 9)
      #expect(phase.formula?.constants.map(\.name) == names)
    }
  }

  @Test func `a formula says no constant that it does not use`() throws {
    for curve in Self.curves {
      for ends in [(0.3, 3e-5), (3e-5, 0.3), (0.5, 0), (0, 0.5)] {
        guard let phase = try? Phase(curve, from: ends.0, to: ends.1, steps: 97) else { continue }
        let formula = try #require(phase.formula)
        for constant in formula.constants {
          let isUsed = ([formula.rate] + formula.parts.map(\.formula)).contains {
            $0.contains { $0 == .name(constant.name) }
          }
          #expect(isUsed, "\(constant.name) of \(curve) from \(ends.0) to \(ends.1)")
        }
      }
    }
  }

  @Test func `a leaf is found wherever it stands, and not where it does not`() {
    let leaf = Formula.elapsed
    let with: [Formula] = [
      leaf, leaf + 1, 1 + leaf, leaf - 1, 1 - leaf, leaf * 2, 2 * leaf, leaf / 2, 2 / leaf,
      .power(leaf, 2), .power(2, leaf), .sine(1 + .exponential(leaf)), .wave(leaf),
    ]
    for formula in with { #expect(formula.contains { $0 == leaf }, "\(formula)") }
    for formula in [.halfPi, .steps, .remaining, 1 + .steps, .sine(.name("x"))] as [Formula] {
      #expect(!formula.contains { $0 == leaf }, "\(formula)")
    }
  }
}
