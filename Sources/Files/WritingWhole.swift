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

  public var description: String { "\(path): \(fault); \(remedy)" }
}

/// Writes a file whole or not at all: beside its place, then renamed onto it.
///
/// A symbolic link is followed, so that the link stays and what it points to is replaced. A device
/// or a pipe is written into, for it cannot be replaced; a directory is refused. After a failure
/// the old file is whole and nothing is left beside it.
///
/// - Throws: `FileError` for a directory, a missing parent, or whatever the system says.
package func writeWhole(_ text: String, to path: String) throws(FileError) {
  try writeWhole([(text, path)])
}

/// Writes several files, all of them or none: each beside its place, then all renamed.
///
/// - Throws: `FileError` as for one file.
package func writeWhole(_ files: [(text: String, path: String)]) throws(FileError) {
  var staged: [StagedFile] = []
  defer { for file in staged { file.discard() } }
  for file in files { staged.append(try StagedFile(file.text, for: file.path)) }
  // What cannot be taken back comes first, for it is what can still fail.
  for file in staged where !file.replaces { try file.commit() }
  for file in staged where file.replaces { try file.commit() }
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
