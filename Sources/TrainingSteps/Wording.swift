// How numbers and names stand in sentences, in no locale.

/// Names as a sentence lists them: the first few of many.
func listed(_ names: [String], most: Int = 6) -> String {
  names.prefix(most).joined(separator: ", ")
    + (names.count > most ? " and \(names.count - most) more" : "")
}

/// A number of things, in the singular where it is 1: `1 step`.
func counted(_ count: Int, _ thing: String) -> String {
  "\(count) \(thing)\(count == 1 ? "" : "s")"
}

/// A share as a percentage, to a tenth.
func percent(_ share: Double) -> String {
  guard abs(share) < 1e12 else { return "\(share)" }
  let tenths = Int((abs(share) * 1000).rounded())
  let digits = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  return (share < 0 && tenths > 0 ? "-" : "") + digits + " %"
}

/// A p-value, which is never 0.
func probability(_ p: Double) -> String { p < 0.01 ? "p < 0.01" : "p = \(rounded(p))" }

/// A number to two decimals, in no locale.
func rounded(_ number: Double) -> String {
  guard abs(number) < 1e12 else { return "\(number)" }
  let hundredths = Int((abs(number) * 100).rounded())
  let digits = hundredths % 100
  return (number < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100)."
    + (digits < 10 ? "0" : "") + "\(digits)"
}
