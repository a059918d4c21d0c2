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
  let target = try resolved(path)
  var status = stat()
  let exists = stat(target, &status) == 0
  let kind = exists ? status.st_mode & S_IFMT : S_IFREG
  switch kind {
  case S_IFDIR:
    throw FileError(path, "this is a directory", "give the name of a file in it")
  case S_IFREG:
    try replace(target, with: text, mode: exists ? status.st_mode & 0o7777 : nil, named: path)
  default:
    let descriptor = open(target, O_WRONLY)
    guard descriptor >= 0 else { throw systemError(path) }
    try write(text, to: descriptor, named: path)
  }
}

/// The file that a path names in the end, its symbolic links followed.
private func resolved(_ path: String) throws(FileError) -> String {
  if path.isEmpty { throw FileError("\"\"", "this is not a name", "give the name of a file") }
  var target = path
  for _ in 0..<40 {
    guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else {
      return target
    }
    let parent = (target as NSString).deletingLastPathComponent
    target = link.hasPrefix("/") ? link : (parent as NSString).appendingPathComponent(link)
  }
  throw FileError(path, "its symbolic links lead in a circle", "give the name of a file")
}

private func replace(
  _ target: String, with text: String, mode: mode_t?, named path: String
) throws(FileError) {
  let parent = (target as NSString).deletingLastPathComponent
  let directory = parent.isEmpty ? "." : parent
  var isDirectory: ObjCBool = false
  guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory),
    isDirectory.boolValue
  else {
    throw FileError(path, "there is no directory \(directory)", "make it, or give another place")
  }
  var template = Array("\(directory)/.writing-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else { throw systemError(path) }
  let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  do throws(FileError) {
    // As `open` would have made it, unless there is an old file to be like.
    let mask = umask(0)
    umask(mask)
    guard fchmod(descriptor, mode ?? 0o666 & ~mask) == 0 else {
      let error = systemError(path)
      close(descriptor)
      throw error
    }
    try write(text, to: descriptor, named: path)
    guard rename(temporary, target) == 0 else { throw systemError(path) }
  } catch {
    unlink(temporary)
    throw error
  }
}

/// Writes all of a text and closes the file, whatever happens.
private func write(_ text: String, to descriptor: Int32, named path: String) throws(FileError) {
  var text = text
  let failure: FileError? = text.withUTF8 { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        return systemError(path)
      }
      written += count
    }
    return nil
  }
  let closed = close(descriptor) == 0
  if let failure { throw failure }
  if !closed { throw systemError(path) }
}

private func systemError(_ path: String) -> FileError {
  FileError(
    path, String(cString: strerror(errno)), "see that it can be written, or give another place")
}
