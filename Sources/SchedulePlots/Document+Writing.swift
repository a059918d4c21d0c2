public import Files
public import SVG

extension Document {
  /// Writes the document to a file, whole or not at all.
  ///
  /// - Throws: `FileError` where it cannot be written; what was there is untouched.
  public func write(to path: String) throws(FileError) { try writeWhole(text, to: path) }
}
