/// An element of an SVG document: a name, attributes in the order they were given, and children.
///
/// Whatever text it is given, what it writes is well-formed XML: values and text are escaped, and
/// characters that XML cannot hold are replaced by U+FFFD. Names are the program's own, and trap
/// where they are not names.
///
/// ```swift
/// let dot = Element("circle", ["cx": 1.5, "cy": 2, "r": 3])
/// dot.xml  // <circle cx="1.5" cy="2" r="3"/>
/// ```
public struct Element: Sendable, Hashable {
  /// What an attribute can be: text, or a number of two decimals.
  public enum Value: Sendable, Hashable {
    case text(String)
    case number(Double)
  }

  enum Child: Sendable, Hashable {
    case element(Element)
    case text(String)
    case styleSheet(String)
  }

  let name: String
  let attributes: [(name: String, value: Value)]
  let children: [Child]

  /// - Precondition: The names are names of XML, and no attribute stands twice.
  public init(
    _ name: String, _ attributes: KeyValuePairs<String, Value> = [:], _ children: [Element] = []
  ) {
    self.init(name, attributes.map { ($0.key, $0.value) }, children.map(Child.element))
  }

  /// An element that holds text.
  public init(_ name: String, _ attributes: KeyValuePairs<String, Value> = [:], text: String) {
    self.init(name, attributes.map { ($0.key, $0.value) }, [.text(text)])
  }

  /// A style sheet of the program's own; it is not escaped, and must hold no text from outside.
  ///
  /// - Precondition: The rules hold none of `<`, `&` and `]]>`.
  public static func style(_ rules: String) -> Element {
    let isSafe = rules.utf8.allSatisfy { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
    precondition(isSafe && (!rules.utf8.contains(UInt8(ascii: ">")) || !rules.contains("]]>")))
    return Element("style", [], [.styleSheet(rules)])
  }

  /// The element with one more attribute, its last; the same where the value is nil.
  ///
  /// - Precondition: The name is a name of XML, and does not stand already.
  public func with(_ attribute: String, _ value: Value?) -> Element {
    guard let value else { return self }
    return Element(name, attributes + [(attribute, value)], children)
  }

  init(_ name: String, _ attributes: [(name: String, value: Value)], _ children: [Child]) {
    precondition(Self.isName(name), "\(name) is not a name of XML")
    for (index, attribute) in attributes.enumerated() {
      precondition(Self.isName(attribute.name), "\(attribute.name) is not a name of XML")
      precondition(
        !attributes[..<index].contains { $0.name == attribute.name },
        "the attribute \(attribute.name) stands twice")
    }
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isLetter || first == UInt8(ascii: "_") else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: ":"):
        true
      default: byte.isLetter
      }
    }
  }

  public static func == (a: Element, b: Element) -> Bool { a.xml == b.xml }

  public func hash(into hasher: inout Hasher) { hasher.combine(xml) }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}

extension Element.Value: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self = .text(text) }
}

extension Element.Value: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral number: Double) { self = .number(number) }
  public init(integerLiteral number: Int) { self = .number(Double(number)) }
}
