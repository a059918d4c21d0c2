import Foundation

/// A file that is written beside its place, and not in it yet.
struct StagedFile {
  private enum Way {
    /// The temporary is renamed onto the target.
    case replacing(temporary: String, target: String)
    /// A device or a pipe is written into when the time comes.
    case writingInto(text: String)
  }

  private let path: String
  private let way: Way

  init(_ text: String, for path: String) throws(FileError) {
    self.path = path
    var status = stat()
    // Links are left to the system first: it follows those to open pipes too, which have no name.
    let exists = !path.isEmpty && stat(path, &status) == 0
    switch exists ? status.st_mode & S_IFMT : S_IFREG {
    case S_IFDIR:
      throw FileError(path, "this is a directory", "give the name of a file in it")
    case S_IFREG:
      let target = try resolved(path)
      let mode = exists ? status.st_mode & 0o7777 : nil
      let temporary = try makeTemporary(beside: target, with: text, mode: mode, named: path)
      way = .replacing(temporary: temporary, target: target)
    default:
      way = .writingInto(text: text)
    }
  }

  /// Whether it replaces a file, or makes one, rather than being written into what is there.
  var replaces: Bool {
    if case .replacing = way { true } else { false }
  }

  func commit() throws(FileError) {
    switch way {
    case .replacing(let temporary, let target):
      guard rename(temporary, target) == 0 else { throw systemError(path) }
    case .writingInto(let text):
      let descriptor = open(path, O_WRONLY)
      guard descriptor >= 0 else { throw systemError(path) }
      try write(text, to: descriptor, named: path)
    }
  }

  /// Takes the temporary away; where it was renamed, there is none any more.
  func discard() {
    if case .replacing(let temporary, _) = way { unlink(temporary) }
  }
}

/// Writes a temporary file into the directory of its target, and names it.
private func makeTemporary(
  beside target: String, with text: String, mode: mode_t?, named path: String
) throws(FileError) -> String {
  let (directory, name) = parts(of: target)
  if name.isEmpty {
    throw FileError(path, "this is the name of a directory", "give the name of a file in it")
  }
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
    return temporary
  } catch {
    unlink(temporary)
    throw error
  }
}

/// Writes all of a text and closes the file, whatever happens.
private func write(_ text: String, to descriptor: Int32, named path: String) throws(FileError) {
  let failure = writeAll(text, to: descriptor)
  let closed = close(descriptor) == 0
  if failure != 0 { throw systemError(path, failure) }
  if !closed { throw systemError(path) }
}

private func systemError(_ path: String, _ number: Int32 = errno) -> FileError {
  FileError(
    path, String(cString: strerror(number)), "see that it can be written, or give another place")
}
