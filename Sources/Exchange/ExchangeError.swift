/// What cannot be exported or imported, where that lies, and what to do about it.
///
/// ```swift
/// do {
///   _ = try schedule.exported(to: .megatron)
/// } catch {
///   print(error)  // phases[2]: Megatron knows no polynomial decay; export to pytorch, which takes every schedule
/// }
/// ```
public struct ExchangeError: Error, Sendable, Hashable {
  /// The place in the schedule or in the text, such as `phases[2]` or `row 7`; empty for the whole.
  public let place: String
  /// What is wrong.
  public let fault: String
  /// What would be right.
  public let remedy: String

  init(_ place: String, _ fault: String, _ remedy: String) {
    self.place = place
    self.fault = fault
    self.remedy = remedy
  }
}

extension ExchangeError {
  static let missing = "it is missing"

  var isMissing: Bool { fault == Self.missing }

  /// The error of an argument of a call, where the user gave it under another name.
  func renamed(_ theirs: (_ argument: String) -> String?) -> ExchangeError {
    guard let dot = place.lastIndex(of: "."),
      let name = theirs(String(place[place.index(after: dot)...]))
    else { return self }
    return ExchangeError(name, fault, isMissing ? "give \(name)" : remedy)
  }
}

extension ExchangeError: CustomStringConvertible {
  public var description: String { (place.isEmpty ? "" : place + ": ") + fault + "; " + remedy }
}
