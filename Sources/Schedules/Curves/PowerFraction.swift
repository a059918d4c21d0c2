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
    default: -.exponentialMinusOne(.logarithm(y, complement: complement) * exponent)
    }
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
