import Foundation

/// Why a file could not be written; what was there is untouched.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let fault: String
  public let remedy: String

  package init(_ path: String, _ fault: String, _ remedy: String) {
    self.path = path
    self.fault = fault
    self.remedy = remedy
  }

  /// What the system says of an operation on a file.
  init(_ path: String, in operation: String, _ number: Int32 = errno) {
    self.init(
      path, "\(operation) failed: \(String(cString: strerror(number)))",
      "see that it can be written, or give another place")
  }

  public var description: String { "\(path): \(fault); \(remedy)" }
}

/// Writes a file whole or not at all: beside its place, then renamed onto it.
///
/// A symbolic link is followed, so that the link stays and what it points to is replaced. A device
/// or a pipe is written into, for it cannot be replaced; a directory is refused. A file that is
/// replaced keeps its mode, and its owner where we may give files away. After a failure the old file
/// is whole and nothing is left beside it; an interrupt waits until that is so.
///
/// - Throws: `FileError` for a directory, a missing parent, or whatever the system says.
package func writeWhole(_ text: String, to path: String) throws(FileError) {
  try writeWhole([(text, path)])
}

/// Writes several files, all of them or none: each beside its place, then all renamed.
///
/// The one thing that can fail after a first file has been replaced is another's renaming, though
/// all that can be known before was seen to. The error says then which are written: each file is
/// the old one or the new one, and whole.
///
/// - Throws: `FileError` as for one file.
package func writeWhole(_ files: [(text: String, path: String)]) throws(FileError) {
  try writeWhole(files, by: .system)
}

func writeWhole(
  _ files: [(text: String, path: String)], by system: FileOperations
) throws(FileError) {
  let signals = HeldSignals()
  defer { signals.letGo() }
  var staged: [StagedFile] = []
  defer { for file in staged { file.discard() } }
  for file in files { staged.append(try StagedFile(file.text, for: file.path, by: system)) }
  // What cannot be taken back comes first, for it is what can still fail.
  let ordered = staged.filter { !$0.replaces } + staged.filter(\.replaces)
  var written: [String] = []
  for file in ordered {
    do throws(FileError) {
      // A pipe may wait for its reader without end, and an interrupt must be able to end that.
      if file.replaces { try file.commit() } else { try signals.letGo(during: file.commit) }
    } catch { throw error.after(written) }
    written.append(file.path)
  }
}

extension FileError {
  /// The same, and what was written before it.
  fileprivate func after(_ written: [String]) -> FileError {
    if written.isEmpty { return self }
    let verb = written.count == 1 ? "is" : "are"
    return FileError(
      path, fault, "\(remedy); \(written.joined(separator: ", ")) \(verb) written already")
  }
}

/// Whether two names lead to one place of one directory, where a file is or could be.
package func isSamePlace(_ a: String, _ b: String) -> Bool {
  guard let a = try? resolved(a), let b = try? resolved(b), parts(of: a).name == parts(of: b).name
  else { return false }
  var (x, y) = (stat(), stat())
  return stat(parts(of: a).directory, &x) == 0 && stat(parts(of: b).directory, &y) == 0
    && x.st_dev == y.st_dev && x.st_ino == y.st_ino
}

/// The file that a path names in the end, its symbolic links followed.
func resolved(_ path: String) throws(FileError) -> String {
  if path.isEmpty { throw FileError("\"\"", "this is not a name", "give the name of a file") }
  var target = path
  for _ in 0..<40 {
    guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else {
      return target
    }
    target = link.utf8.first == UInt8(ascii: "/") ? link : parts(of: target).directory + "/" + link
  }
  throw FileError(path, "its symbolic links lead in a circle", "give the name of a file")
}

/// The directory of a path, `.` where it names none, and the name in it.
///
/// Not by `NSString`, which traps on Linux over a name of one letter.
func parts(of path: String) -> (directory: String, name: String) {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
  let directory = slash == path.startIndex ? "/" : String(path[..<slash])
  return (directory, String(path[path.utf8.index(after: slash)...]))
}
