/// The first row of a CSV: the names of its columns.
struct Header {
  let names: [String]
  private let indices: [String: Int]

  /// - Throws: ``LogError`` where names stand twice, or where there are none.
  init(_ names: [String]) throws(LogError) {
    self.names = names
    if names.allSatisfy({ !$0.isEmpty && Double($0) != nil }) {
      throw LogError(
        "the header is missing: the first row is numbers", "write a first row such as step,loss",
        row: 1)
    }
    if names.count == 1 {
      for (separator, name) in [(";", "semicolons"), ("\t", "tabs")]
      where names[0].contains(separator) {
        throw LogError(
          "its cells are separated by \(name)",
          "save it with commas between cells and points in numbers", row: 1)
      }
    }
    var indices: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      if let other = indices.updateValue(index, forKey: name) {
        throw LogError(
          "this header stands in column \(other + 1) too", "rename one of them", row: 1,
          column: index + 1, header: name)
      }
    }
    self.indices = indices
  }

  func has(_ name: String) -> Bool { indices[name] != nil }

  func index(of name: String) -> Int? { indices[name] }

  /// The column of a name that the caller gave, else the first of those that tools give it, in
  /// small letters or capitals.
  func index(of name: String?, or usual: [String]) -> Int? {
    if let name { return indices[name] }
    for name in usual {
      if let index = indices[name] ?? names.firstIndex(where: { $0.lowercased() == name }) {
        return index
      }
    }
    return nil
  }

  /// The column of the learning rate; Lightning names it after the optimizer, as `lr-AdamW`.
  func indexOfRate(_ name: String?) -> Int? {
    index(of: name, or: rateNames) ?? (name == nil ? names.firstIndex { $0.hasPrefix("lr-") } : nil)
  }

  /// Refuses columns without a name; the first may be the index that a data frame writes.
  func refuseUnnamed() throws(LogError) {
    guard let index = names.dropFirst().firstIndex(of: "") else { return }
    throw LogError("this column has no header", "give it a name", row: 1, column: index + 1)
  }

  /// The names as a message lists them.
  var list: String {
    let named = names.filter { !$0.isEmpty }
    return named.prefix(12).joined(separator: ", ")
      + (named.count > 12 ? " and \(named.count - 12) more" : "")
  }
}
