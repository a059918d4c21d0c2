/// Something that is not as it should be, at a line of a file.
struct Finding: Error, Sendable, Hashable, CustomStringConvertible {
  let path: String
  /// From 1 on.
  let line: Int
  let fault: String
  /// What is shown below it: a difference, or what the compiler or the program said.
  let details: [String]

  init(_ path: String, _ line: Int, _ fault: String, _ details: [String] = []) {
    (self.path, self.line, self.fault, self.details) = (path, line, fault, details)
  }

  /// As compilers write it, so that editors find the place.
  var description: String {
    (["\(path):\(line): \(fault)"] + details.map { "  \($0)" }).joined(separator: "\n")
  }
}
