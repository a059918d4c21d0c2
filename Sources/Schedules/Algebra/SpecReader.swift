/// A key of a spec.
struct SpecKey: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringLiteral name: String) { stringValue = name }
  init(stringValue name: String) { stringValue = name }
  init?(intValue: Int) { nil }
}

/// Reads an object of a spec, and says of whatever is wrong what to write.
///
/// Its errors name keys of this object; `list` puts the place of the object before them.
struct SpecReader {
  private let container: KeyedDecodingContainer<SpecKey>

  init(_ decoder: any Decoder) throws(ScheduleError) {
    do {
      container = try decoder.container(keyedBy: SpecKey.self)
    } catch {
      throw ScheduleError("", "this is not an object", "write {\"version\": 1, \"phases\": […]}")
    }
  }

  private init(_ list: inout any UnkeyedDecodingContainer) throws(ScheduleError) {
    do {
      container = try list.nestedContainer(keyedBy: SpecKey.self)
    } catch {
      throw ScheduleError(
        "", "this is not an object", "write {\"curve\": \"hold\", \"rate\": 3e-4, \"steps\": 100}")
    }
  }

  /// Refuses every key but these.
  func allow(_ keys: [String]) throws(ScheduleError) {
    for key in container.allKeys.map(\.stringValue).sorted() where !keys.contains(key) {
      throw ScheduleError(
        String(key.prefix(40)), "this key is not known here",
        "remove it; the keys are \(keys.joined(separator: ", "))")
    }
  }

  /// Refuses a spec of another version than the one that this release reads.
  func checkVersion(_ known: Int) throws(ScheduleError) {
    let version: Int = try value("version")
    if version > known {
      throw ScheduleError(
        "version", "\(version) is a later version than this release reads, which is \(known)",
        "use a later release, or have the spec written as version \(known)")
    }
    if version < known {
      throw ScheduleError(
        "version", "\(version) is not a version that there is", "write version \(known)")
    }
  }

  /// Whether a key is there, whatever its value.
  func has(_ key: String) -> Bool { container.contains(SpecKey(key)) }

  /// The value of a key that must be there.
  func value<T: SpecValue>(_ key: String) throws(ScheduleError) -> T {
    guard let value: T = try valueIfPresent(key) else { throw missing(key, T.example) }
    return value
  }

  /// The value of a key; nil where the key is missing. `null` is a wrong value, not a missing one.
  func valueIfPresent<T: SpecValue>(_ key: String) throws(ScheduleError) -> T? {
    guard container.contains(SpecKey(key)) else { return nil }
    do {
      return try container.decode(T.self, forKey: SpecKey(key))
    } catch {
      throw T.wrong(key, because: error)
    }
  }

  /// The numbers of a list that must be there.
  func numbers(_ key: String) throws(ScheduleError) -> [Double] {
    try list(key, such: "[3e-4, 1e-4]") { list, place throws(ScheduleError) in
      do { return try list.decode(Double.self) } catch { throw Double.wrong(place, because: error) }
    }
  }

  /// The objects of a list that must be there, each read by `read`.
  func objects<T>(
    _ key: String, of read: (SpecReader) throws(ScheduleError) -> T
  ) throws(ScheduleError) -> [T] {
    try list(key, such: "[{\"curve\": \"hold\", \"rate\": 3e-4, \"steps\": 100}]") {
      list, place throws(ScheduleError) in
      do throws(ScheduleError) {
        return try read(SpecReader(&list))
      } catch {
        throw error.within(place)
      }
    }
  }

  private func list<T>(
    _ key: String, such example: String,
    of next: (inout any UnkeyedDecodingContainer, String) throws(ScheduleError) -> T
  ) throws(ScheduleError) -> [T] {
    guard container.contains(SpecKey(key)) else { throw missing(key, "a list such as \(example)") }
    guard var list = try? container.nestedUnkeyedContainer(forKey: SpecKey(key)) else {
      throw ScheduleError(key, "this is not a list", "give one such as \(example)")
    }
    var values: [T] = []
    while !list.isAtEnd { values.append(try next(&list, "\(key)[\(values.count)]")) }
    return values
  }

  private func missing(_ key: String, _ example: String) -> ScheduleError {
    ScheduleError(key, "this key is missing", "give \(example)")
  }
}

/// What can stand behind a key of a spec.
protocol SpecValue: Decodable {
  /// What has to stand there.
  static var wanted: String { get }
  /// What to write there, with an example.
  static var example: String { get }
}

extension SpecValue {
  /// What is wrong where this was to stand and could not be decoded.
  fileprivate static func wrong(_ place: String, because error: any Error) -> ScheduleError {
    // A wrong type is a mismatch or no value; all else is a number that the type cannot hold.
    let isOther =
      switch error {
      case DecodingError.typeMismatch, DecodingError.valueNotFound: true
      default: false
      }
    let fault = "this is not \(wanted)" + (isOther ? "" : " that can be held")
    return ScheduleError(place, fault, "give \(example)")
  }
}

extension Int: SpecValue {
  static var wanted: String { "a whole number" }
  static var example: String { "a whole number such as 1000, at most \(Int.max)" }
}
extension Double: SpecValue {
  static var wanted: String { "a number" }
  static var example: String { "a number such as 3e-4" }
}
extension Bool: SpecValue {
  static var wanted: String { "true or false" }
  static var example: String { "true" }
}
extension String: SpecValue {
  static var wanted: String { "a text" }
  static var example: String { "a text such as \"linear\"" }
}

/// Reads the parameters of a curve.
struct ParameterReader: ~Copyable {
  let spec: SpecReader

  func number(_ key: String) throws(ScheduleError) -> Double { try spec.value(key) }

  func number(_ key: String, default value: Double) throws(ScheduleError) -> Double {
    try spec.valueIfPresent(key) ?? value
  }

  func numbers(_ key: String) throws(ScheduleError) -> [Double] { try spec.numbers(key) }
}
