import Foundation

/// Writes all of a text to an open file, however many calls that takes.
///
/// - Returns: The error number of what failed, or 0.
package func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
  writeAll(text, to: descriptor, by: .system)
}

func writeAll(_ text: String, to descriptor: Int32, by system: FileOperations) -> Int32 {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      let count = system.write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 {
        // What takes nothing and gives no reason would be asked forever.
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
