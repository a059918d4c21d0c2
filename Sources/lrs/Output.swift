import Files
import Foundation

/// Writes a result, or a part of one, to standard output.
///
/// - Throws: `Failure` where it cannot take it, as a full disk cannot. A closed pipe ends the program
///   quietly, as it ends others.
func writeOut(_ text: String) throws {
  let failure = writeAll(text, to: STDOUT_FILENO)
  if failure == EPIPE { exit(0) }
  if failure != 0 { throw Failure("standard output: \(String(cString: strerror(failure)))") }
}

func printOut(_ text: String) throws { try writeOut(text + "\n") }

/// Says something to people, on standard error; where that is closed, no one is there to mind.
func say(_ text: String) {
  try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
}

/// Says in a line what went wrong. Control characters, which files and calls can hold, are spelled
/// out, for they could do anything to a terminal.
func complain(_ text: String) {
  let spelled = abridged(text).unicodeScalars.map { scalar in
    scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : "\(scalar)"
  }
  say("lrs: \(spelled.joined())")
}

/// A message without the middle of what would fill the screen: of each long word, and of the whole.
private func abridged(_ message: String) -> String {
  func without(middleOf text: some StringProtocol, beyond most: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > most else { return String(text) }
    let start = scalars.index(scalars.startIndex, offsetBy: most * 3 / 4)
    let end = scalars.index(scalars.endIndex, offsetBy: -most / 4)
    return "\(text[..<start])…\(text[end...])"
  }
  let words = message.split(separator: " ", omittingEmptySubsequences: false)
  let brief = words.map { without(middleOf: $0, beyond: 400) }.joined(separator: " ")
  return without(middleOf: brief, beyond: 2_000)
}

/// A name as a message shows it: the empty one can be seen.
func shown(_ name: String) -> String { name.isEmpty ? "\"\"" : name }

/// Writes results to files, or to standard output where the name is `-`.
///
/// The files come first, all of them or none.
func write(_ results: [(text: String, path: String)]) throws {
  try writeWhole(results.filter { $0.path != "-" })
  for result in results where result.path == "-" { try writeOut(result.text) }
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
    if let other = outputs[..<index].first(where: { isSameFile($0, output) }) {
      throw UsageError("\(output) would be written twice (\(other))", "give two names")
    }
  }
}

/// Whether two names lead to one file, there or not yet there.
func isSameFile(_ a: String, _ b: String) -> Bool {
  var (x, y) = (stat(), stat())
  if a == "-" { return false }
  guard stat(a, &x) == 0, stat(b, &y) == 0 else { return isSamePlace(a, b) }
  return x.st_dev == y.st_dev && x.st_ino == y.st_ino && x.st_mode & S_IFMT == S_IFREG
}
