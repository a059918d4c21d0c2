/// Functions of numbers as they stand in arguments: `int(0.9 * 100)`, `math.ceil(steps / 3)`.
enum PythonArithmetic {
  /// The number that a call of such a function is; nil where it is another call.
  ///
  /// - Throws: `ExchangeError` where it is one, but not of numbers.
  static func value(of call: PythonCall) throws(ExchangeError) -> Double? {
    guard let function = functions[call.path] else { return nil }
    var numbers: [Double] = []
    for value in call.positional {
      guard case .number(let number) = value else {
        throw ExchangeError(call.path, "\(value) cannot be reckoned with", "write the number")
      }
      numbers.append(number)
    }
    guard call.named.isEmpty, let result = function(numbers), result.isFinite else {
      throw ExchangeError(call.path, "it cannot be reckoned with these", "write the number")
    }
    return result
  }

  private typealias Function = @Sendable ([Double]) -> Double?

  private static let functions: [String: Function] = [
    "int": of { $0.rounded(.towardZero) }, "float": of { $0 }, "abs": of { abs($0) },
    // Python rounds what lies between two to the even one.
    "round": of { $0.rounded(.toNearestOrEven) },
    "math.ceil": of { $0.rounded(.up) }, "math.floor": of { $0.rounded(.down) },
    "math.sqrt": of { $0 >= 0 ? $0.squareRoot() : nil },
    "max": { $0.count > 1 ? $0.max() : nil }, "min": { $0.count > 1 ? $0.min() : nil },
  ]

  private static func of(_ function: @escaping @Sendable (Double) -> Double?) -> Function {
    { $0.count == 1 ? function($0[0]) : nil }
  }
}
