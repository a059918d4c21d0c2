import Foundation

/// A file in the directory of another, which it is to replace.
struct Temporary {
  let system: FileOperations
  /// What messages call the file.
  let path: String
  /// The file that it is to replace.
  let target: String

  /// Makes the file with all of its text, and leaves nothing where that fails.
  ///
  /// - Parameter old: What is known of the file that is there, whose owner and mode are kept.
  /// - Returns: Its name.
  func made(with text: String, like old: stat?) throws(FileError) -> String {
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
    let file = system.makeTemporary(&template)
    guard file >= 0 else { throw FileError(path, in: "making a file beside it") }
    let temporary = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let failure = fill(file, with: text, like: old)
    let closed = system.close(file) == 0
    guard let error = failure ?? (closed ? nil : FileError(path, in: "closing")) else {
      return temporary
    }
    _ = system.remove(temporary)
    throw error
  }

  /// Gives it owner, mode and text, in this order: a change of owner takes modes away.
  private func fill(_ file: Int32, with text: String, like old: stat?) -> FileError? {
    // Only a few may give files away; for all others the file stays their own.
    if let old { _ = system.setOwner(file, old.st_uid, old.st_gid) }
    guard system.setMode(file, old.map { $0.st_mode & 0o7777 } ?? usualMode) == 0 else {
      return FileError(path, in: "setting its mode")
    }
    let failure = writeAll(text, to: file, by: system)
    if failure != 0 { return FileError(path, in: "writing", failure) }
    // Renamed before the disk holds it, it could be found empty after a loss of power.
    return system.flush(file) == 0 ? nil : FileError(path, in: "flushing")
  }
}

/// The mode of a new file, as `open` would have made it.
private var usualMode: mode_t {
  let mask = umask(0)
  umask(mask)
  return 0o666 & ~mask
}
