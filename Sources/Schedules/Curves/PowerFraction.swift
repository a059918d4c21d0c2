/// yᵖ and 1 − yᵖ, each to its own relative accuracy: what `polynomial` and `power` share.
///
/// The powers ½, 1, 2 use nothing but roots and products; the others go through eᵖ ˡⁿ ʸ.
struct PowerFraction: Hashable, Sendable {
  let exponent: Double

  init(exponent: Double, named key: String) throws(ScheduleError) {
    guard exponent.isFinite, exponent > 0 else {
      throw ScheduleError(key, "\(exponent) is not a power", "give a number above 0")
    }
    self.exponent = exponent
  }

  /// yᵖ, given y and 1 − y.
  func power(_ y: DoubleDouble, _ complement: DoubleDouble) -> DoubleDouble {
    switch exponent {
    case 0.5: y.squareRoot()
    case 2: y * y
    default: .exponential(.logarithm(y, complement: complement) * exponent)
    }
  }

  /// 1 − yᵖ, given y and 1 − y.
  func rest(_ y: DoubleDouble, _ complement: DoubleDouble) -> DoubleDouble {
    switch exponent {
    case 0.5: complement / (.one + y.squareRoot())
    case 2: complement * (.one + y)
    default:
      countable(
        -.exponentialMinusOne(.logarithm(y, complement: complement) * exponent))
    }
  }

  /// A fraction, or 0 where it is so small that steps would be made of the last bits of it, and sums
  /// of none: as `Blend` says, that reads as the lower end. Only powers below 1e-280 come to it.
  private func countable(_ fraction: DoubleDouble) -> DoubleDouble {
    fraction.high < 0x1p-996 ? DoubleDouble(0) : fraction
  }

  /// What the formulas below speak of: nothing where the power is one that roots and products make.
  var constants: [(String, Double)] {
    exponent == 0.5 || exponent == 2 ? [] : [("power", exponent)]
  }

  /// yᵖ.
  func power(_ y: Formula) -> Formula {
    switch exponent {
    case 0.5: y.squareRoot
    case 2: y.squared
    default: .power(y, .name("power"))
    }
  }

  /// 1 − yᵖ, given y and 1 − y.
  func rest(_ y: Formula, complement: Formula) -> Formula {
    switch exponent {
    case 0.5: complement / (1 + y.squareRoot)
    case 2: complement * (1 + y)
    default: 1 - power(y)
    }
  }
}
