import Foundation

extension JSONScanner {
  /// A string in quotes with its escapes undone; they are rare, and Foundation knows them all.
  func unescaped(_ text: ArraySlice<UInt8>, at start: Int) throws(LogError) -> String {
    let value = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
    guard let text = value as? String else {
      throw error("an escape that JSON does not know", "see that the file is JSON", at: start)
    }
    return text
  }
}
