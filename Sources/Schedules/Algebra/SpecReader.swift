/// A key of a spec.
struct SpecKey: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringLiteral name: String) { stringValue = name }
  init(stringValue name: String) { stringValue = name }
  init?(intValue: Int) { nil }
}

/// Reads an object of a spec, and says of whatever is wrong under which key, and what to write.
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
        "", "this is not an object", "write {\"curve\": \"hold\", \"rate\": 3e-4, \"steps\": 100}"
      )
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

  /// The value of a key that must be there.
  func value<T: SpecValue>(_ key: String) throws(ScheduleError) -> T {
    guard let value: T = try valueIfPresent(key) else {
      throw ScheduleError(key, "this key is missing", "give \(T.wanted)")
    }
    return value
  }

  /// The value of a key; nil where the key is missing. `null` is a wrong value, not a missing one.
  func valueIfPresent<T: SpecValue>(_ key: String) throws(ScheduleError) -> T? {
    guard container.contains(SpecKey(key)) else { return nil }
    do {
      return try container.decode(T.self, forKey: SpecKey(key))
    } catch {
      throw ScheduleError(key, "this is not \(T.wanted)", "give \(T.wanted)")
    }
  }

  /// The objects of a list that must be there, each read by `read`.
  func list<T>(
    _ key: String, of read: (SpecReader) throws(ScheduleError) -> T
  ) throws(ScheduleError) -> [T] {
    guard container.contains(SpecKey(key)) else {
      throw ScheduleError(key, "this key is missing", "give a list")
    }
    var list: any UnkeyedDecodingContainer
    do {
      list = try container.nestedUnkeyedContainer(forKey: SpecKey(key))
    } catch {
      throw ScheduleError(key, "this is not a list", "give a list")
    }
    var values: [T] = []
    while !list.isAtEnd {
      do throws(ScheduleError) {
        values.append(try read(SpecReader(&list)))
      } catch {
        throw error.within("\(key)[\(values.count)]")
      }
    }
    return values
  }
}

/// What can stand behind a key of a spec.
protocol SpecValue: Decodable {
  /// What to write there.
  static var wanted: String { get }
}

extension Int: SpecValue {
  static var wanted: String { "a whole number" }
}
extension Double: SpecValue {
  static var wanted: String { "a number" }
}
extension String: SpecValue {
  static var wanted: String { "a text" }
}
extension [Double]: SpecValue {
  static var wanted: String { "a list of numbers" }
}

/// Reads the parameters of a curve.
struct ParameterReader: ~Copyable {
  let spec: SpecReader

  func number(_ key: String) throws(ScheduleError) -> Double { try spec.value(key) }

  func number(_ key: String, default value: Double) throws(ScheduleError) -> Double {
    try spec.valueIfPresent(key) ?? value
  }

  func numbers(_ key: String) throws(ScheduleError) -> [Double] { try spec.value(key) }
}
