import Foundation
import Schedules

/// The rates of a smooth phase from a few of them: polynomials of degree 7 over cells of steps.
///
/// A prediction asks for the rates at some thousand places, and most curves take their time to be right to the
/// last bit, which no law needs. A cell is halved until its polynomial meets the rate at places between its
/// own to 1e-7, and what the rate falls by from a step to the next to 1e-5 or its rounding; cells of a few steps keep their
/// rates.
struct RateCells {
  struct Cell {
    /// The steps of the phase that it gives the rate of.
    let steps: ClosedRange<Int>
    /// Of the powers of the place in the cell, from −1 to 1; of a short cell, its rates.
    fileprivate let coefficients: [Double]
    fileprivate let isShort: Bool

    /// How many steps a group of drops in it may span: none of a short one, that are steep.
    var reach: Int { isShort ? 0 : (steps.upperBound - steps.lowerBound) / 3 }

    func rate(_ step: Int) -> Double {
      if isShort { return coefficients[step - steps.lowerBound] }
      let width = Double(steps.upperBound - steps.lowerBound)
      let x = 2 * Double(step - steps.lowerBound) / width - 1
      var sum = coefficients[7]
      for power in stride(from: 6, through: 0, by: -1) { sum = sum * x + coefficients[power] }
      return sum
    }

    /// The sum of the rates from its first step up to, and not with, a step.
    ///
    /// After Euler and Maclaurin: the integral, and what the values and slopes at the two ends add to it.
    func sum(upTo step: Int) -> Double {
      let count = step - steps.lowerBound
      if isShort { return coefficients[..<count].reduce(0, +) }
      let unit = 2 / Double(steps.upperBound - steps.lowerBound)
      /// The antiderivative, less half of the value, and a twelfth of the slope.
      func end(_ x: Double) -> Double {
        var (integral, value, slope, third) = (0.0, 0.0, 0.0, 0.0)
        for power in stride(from: 7, through: 0, by: -1) {
          let c = coefficients[power]
          integral = integral * x + c / Double(power + 1)
          value = value * x + c
          if power > 0 { slope = slope * x + c * Double(power) }
          if power > 2 { third = third * x + c * Double(power * (power - 1) * (power - 2)) }
        }
        return integral * x / unit - value / 2 + slope * unit / 12
          - third * unit * unit * unit / 720
      }
      return end(unit * Double(count) - 1) - end(-1)
    }
  }

  /// From the last steps to the first; the first step of each is the last of the one after it in this order.
  private(set) var cells: [Cell] = []
  /// The sums of the rates of all steps before the last of each cell.
  private var sums: [Double] = []

  /// Of all steps of a phase.
  init(_ phase: Phase) {
    split(phase, 0...(phase.steps - 1))
    var sum = 0.0
    for cell in cells.reversed() {
      sum += cell.sum(upTo: cell.steps.upperBound)
      sums.append(sum)
    }
    sums.reverse()
  }

  /// The sum of the rates before a step, and at it where it is the last.
  func sum(upTo step: Int) -> Double {
    var (low, high) = (0, cells.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].steps.lowerBound <= step { high = middle } else { low = middle + 1 }
    }
    let before = low + 1 < cells.count ? sums[low + 1] : 0
    return before + cells[low].sum(upTo: step) + cells[low].rate(step)
  }

  private mutating func split(_ phase: Phase, _ steps: ClosedRange<Int>) {
    if let cell = Self.cell(phase, steps) { return cells.append(cell) }
    let middle = steps.lowerBound + (steps.upperBound - steps.lowerBound) / 2
    split(phase, middle...steps.upperBound)
    split(phase, steps.lowerBound...middle)
  }

  private static func cell(_ phase: Phase, _ steps: ClosedRange<Int>) -> Cell? {
    let (first, width) = (steps.lowerBound, steps.upperBound - steps.lowerBound)
    if width < 24 {
      return Cell(steps: steps, coefficients: steps.map { phase.rate(at: $0) }, isShort: true)
    }
    // Chebyshev's places, and then of these the nearest steps.
    let places = (0..<8).map { Int(Double(width) * (0.5 - 0.5 * nodes[$0]) + 0.5) }
    let x = places.map { 2 * Double($0) / Double(width) - 1 }
    let rates = places.map { phase.rate(at: first + $0) }
    var newton = rates
    for order in 1..<8 {
      for i in stride(from: 7, through: order, by: -1) {
        newton[i] = (newton[i] - newton[i - 1]) / (x[i] - x[i - order])
      }
    }
    var coefficients = [Double](repeating: 0, count: 8)
    coefficients[0] = newton[7]
    for i in stride(from: 6, through: 0, by: -1) {
      for power in stride(from: 7, to: 0, by: -1) {
        coefficients[power] = coefficients[power - 1] - x[i] * coefficients[power]
      }
      coefficients[0] = newton[i] - x[i] * coefficients[0]
    }
    let cell = Cell(steps: steps, coefficients: coefficients, isShort: false)
    let mean = abs(rates[7] - rates[0]) / Double(places[7] - places[0])
    for place in [1, (places[0] + places[1]) / 2, (places[3] + places[4]) / 2, width - 1] {
      let step = first + max(1, place)
      let (rate, before) = (phase.rate(at: step), phase.rate(at: step - 1))
      let drop = before - rate
      let found = cell.rate(step)
      if abs(found - rate) > 1e-7 * rate
        || abs(cell.rate(step - 1) - found - drop) > 1e-5 * max(abs(drop), mean) + 2e-15 * rate
      {
        return nil
      }
    }
    return cell
  }

  private static let nodes = (0..<8).map { cos((Double($0) + 0.5) * Double.pi / 8) }
}
