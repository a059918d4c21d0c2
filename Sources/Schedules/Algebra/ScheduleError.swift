/// What is wrong with the data of a schedule, where, and what to do about it.
///
/// ```swift
/// do {
///   _ = try Phase(.linear, from: 0, to: -1, steps: 10)
/// } catch {
///   print(error)  // to: -1.0 is negative; give a finite rate of 0 or more
/// }
/// ```
public struct ScheduleError: Error, Sendable, Hashable {
  /// The place in the data, such as `phases[2].steps`; empty for the whole.
  public let path: String
  /// What is wrong, with the value that is.
  public let fault: String
  /// What would be right.
  public let remedy: String

  /// Names the place, what is wrong and what to do.
  public init(_ path: String, _ fault: String, _ remedy: String) {
    self.path = path
    self.fault = fault
    self.remedy = remedy
  }

  /// The same error, seen from outside the part at `place`.
  func within(_ place: String) -> ScheduleError {
    let joint = path.isEmpty || path.hasPrefix("[") ? "" : "."
    return ScheduleError(place + joint + path, fault, remedy)
  }
}

extension ScheduleError: CustomStringConvertible {
  public var description: String {
    (path.isEmpty ? "" : path + ": ") + fault + "; " + remedy
  }
}

/// Ends the program over a programmer's mistake, with its message in release builds too.
func trap(_ message: String) -> Never { fatalError(message) }

/// A value that data would have to prove and a call site can promise: traps where it throws.
func trapping<T>(_ call: String, _ make: () throws(ScheduleError) -> T) -> T {
  do { return try make() } catch { trap("\(call): \(error)") }
}
