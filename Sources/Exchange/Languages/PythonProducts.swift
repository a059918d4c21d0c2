import Schedules

/// Lines and squares in Python: products and sums of floats, in the order in which the evaluator forms
/// them, so that both come to the same bits.
enum PythonProducts {
  static func statements(_ products: ProductFormula, _ place: Place) -> [String] {
    let period = Int128(products.period).grouped
    var lines = ["u = " + (products.countsBack ? place.remainder : place.numerator)]
    if products.countsBack, place.passesEnd { lines.append("u = max(u, 0)") }
    if place.reachesTop(of: products) {
      lines += ["if u >= \(period):", "    return \(products.high)"]
    }
    lines.append("# The slope is \(products.slope): products with head are exact.")
    lines += products.constants.map { "\($0.name) = \($0.value)" }
    let printer = FormulaPrinter(ExactPython(), constants: products.constants.map(\.name))
    if let firstHalf = products.firstHalf {
      lines += ["if 2 * u < \(period):", "    return \(printer.text(firstHalf))"]
    }
    return lines + ["return \(printer.text(products.rate))"]
  }
}
