import Files
import Foundation

/// Writes a result, or a part of one, to standard output.
///
/// - Throws: `Failure` where it cannot take it, as a full disk cannot. A closed pipe ends the program
///   quietly, as it ends others.
func writeOut(_ text: String) throws {
  var text = text
  let failure: Int32 = text.withUTF8 { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(STDOUT_FILENO, bytes.baseAddress! + written, bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      written += count
    }
    return 0
  }
  if failure == EPIPE { exit(0) }
  if failure != 0 { throw Failure("standard output: \(String(cString: strerror(failure)))") }
}

func printOut(_ text: String) throws { try writeOut(text + "\n") }

/// Says something to people, on standard error.
func say(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

func complain(_ text: String) { say("lrs: \(text)") }

/// Writes a result to a file, or to standard output where the name is `-`.
func write(_ text: String, to path: String) throws {
  if path == "-" { try writeOut(text) } else { try writeWhole(text, to: path) }
}

/// Refuses to write over what is read: that is a slip more often than a wish.
func refuseToOverwrite(_ inputs: [String], with outputs: [String?]) throws {
  let outputs = outputs.compactMap { $0 }.filter { $0 != "-" }
  for (index, output) in outputs.enumerated() {
    if let input = inputs.first(where: { isSameFile($0, output) }) {
      throw UsageError(
        "\(output) is read and would be written over (\(input))", "give another name for the result"
      )
    }
    if let other = outputs[..<index].first(where: { $0 == output || isSameFile($0, output) }) {
      throw UsageError("\(output) would be written twice (\(other))", "give two names")
    }
  }
}

private func isSameFile(_ a: String, _ b: String) -> Bool {
  var (x, y) = (stat(), stat())
  return a != "-" && stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev
    && x.st_ino == y.st_ino
    && x.st_mode & S_IFMT == S_IFREG
}
