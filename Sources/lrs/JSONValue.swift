import Foundation

/// A value of JSON, so that a key whose value is missing is written as `null`.
enum JSONValue: Codable {
  case object([String: JSONValue])
  case array([JSONValue])
  case text(String)
  case number(Double)
  case whole(Int)
  case bool(Bool)
  case null

  init(_ number: Int?) { self = number.map(JSONValue.whole) ?? .null }

  /// A number; `null` where there is none, or none that JSON can write.
  init(_ number: Double?) {
    self = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Int.self) {
      self = .whole(number)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let elements = try? container.decode([JSONValue].self) {
      self = .array(elements)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .array(let elements): try container.encode(elements)
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .whole(let number): try container.encode(number)
    case .bool(let bool): try container.encode(bool)
    case .null: try container.encodeNil()
    }
  }

  /// The value as text, its keys in order: the same bytes for the same value.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// A finding: a word for programs, a sentence for people.
  static func finding(_ kind: String, _ text: some CustomStringConvertible) -> JSONValue {
    .object(["kind": .text(kind), "text": .text("\(text)")])
  }
}
