import Foundation

/// What writing a file asks of the system; each of these can fail, and tests make each fail in turn.
///
/// They answer as the system does: -1 is a failure, and `errno` says which.
struct FileOperations: Sendable {
  /// Makes a file of a new name from a template that ends in `XXXXXX`, and opens it.
  var makeTemporary: @Sendable (_ template: inout [CChar]) -> Int32 = { mkstemp(&$0) }
  /// Opens what is there for writing.
  var open: @Sendable (_ path: String) -> Int32 = { Foundation.open($0, O_WRONLY | O_CLOEXEC) }
  var setMode: @Sendable (_ file: Int32, mode_t) -> Int32 = { fchmod($0, $1) }
  /// Gives a file to whom the file that it replaces belongs.
  var setOwner: @Sendable (_ file: Int32, uid_t, gid_t) -> Int32 = { fchown($0, $1, $2) }
  var write: @Sendable (_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int = {
    Foundation.write($0, $1.baseAddress, $1.count)
  }
  /// Waits until the disk holds what was written.
  var flush: @Sendable (_ file: Int32) -> Int32 = { fsync($0) }
  var close: @Sendable (_ file: Int32) -> Int32 = { Foundation.close($0) }
  var rename: @Sendable (_ old: String, _ new: String) -> Int32 = { Foundation.rename($0, $1) }
  var remove: @Sendable (_ path: String) -> Int32 = { unlink($0) }

  static let system = FileOperations()
}
