/// A curve fitted between two rates: the rate at each numerator of a phase's time map.
///
/// The same `rate(at:)` serves a single step and a filled buffer, so both agree to the bit wherever
/// a chunk or a cut begins. Whatever a curve can prepare once, its fitted form holds.
protocol FittedCurve: Sendable {
  func rate(at numerator: Int) -> Double

  func fill(_ rates: UnsafeMutableBufferPointer<Double>, from numerator: Int, stride: Int)
  func fill(_ rates: UnsafeMutableBufferPointer<Float>, from numerator: Int, stride: Int)

  /// The sum of `count` rates, of the exact ones, before each is rounded.
  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble

  /// `rate(at:)`, as a function.
  var rateFunction: @Sendable (_ numerator: Int) -> Double { get }

  /// Which of its rates are worth keeping.
  var toKeep: RatesToKeep? { get }

  /// What it computes, where that is products and sums alone.
  var products: ProductFormula? { get }
}

extension FittedCurve {
  var rateFunction: @Sendable (_ numerator: Int) -> Double {
    let held = Held(self)
    return { held.curve.rate(at: $0) }
  }

  var toKeep: RatesToKeep? { nil }

  var products: ProductFormula? { nil }

  func fill(_ rates: UnsafeMutableBufferPointer<Double>, from numerator: Int, stride: Int) {
    var n = numerator
    for i in rates.indices {
      rates[i] = rate(at: n)
      n &+= stride
    }
  }

  /// Each rate is the `Double` rounded once.
  func fill(_ rates: UnsafeMutableBufferPointer<Float>, from numerator: Int, stride: Int) {
    var n = numerator
    for i in rates.indices {
      rates[i] = Float(rate(at: n))
      n &+= stride
    }
  }
}

/// A curve where a function finds it: one that captures a struct copies it, whole, at each call.
private final class Held<Curve: FittedCurve>: Sendable {
  let curve: Curve

  init(_ curve: Curve) { self.curve = curve }
}

/// A curve that fills buffers of either kind of number in the same way.
protocol BufferFilling: FittedCurve {
  func fillAny<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int)
}

extension BufferFilling {
  func fill(_ rates: UnsafeMutableBufferPointer<Double>, from numerator: Int, stride: Int) {
    fillAny(rates, from: numerator, stride: stride)
  }

  func fill(_ rates: UnsafeMutableBufferPointer<Float>, from numerator: Int, stride: Int) {
    fillAny(rates, from: numerator, stride: stride)
  }
}
