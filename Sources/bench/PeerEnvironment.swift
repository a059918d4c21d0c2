import Foundation

/// The Python that has the peers: one that is there, or one in a virtual environment that is made.
struct PeerEnvironment {
  let python: URL

  /// - Parameters:
  ///   - path: An interpreter, or the folder of a virtual environment; it is made where there is none.
  ///     By default one in the package's `.build`, which is kept up with the requirements.
  ///   - requirements: The packages, a line each with its version.
  init(at path: String?, requirements: URL, build: URL) throws {
    let folder =
      path.map { URL(fileURLWithPath: $0) } ?? build.appendingPathComponent("peers-environment")
    let files = FileManager.default
    var isFolder: ObjCBool = false
    let exists = files.fileExists(atPath: folder.path, isDirectory: &isFolder)
    if exists, !isFolder.boolValue {
      guard files.isExecutableFile(atPath: folder.path) else {
        throw PeerEnvironmentError.noInterpreter(folder.path)
      }
      python = folder
      return
    }
    python = folder.appendingPathComponent("bin/python")
    let isMade = files.isExecutableFile(atPath: python.path)
    if path != nil, isMade { return }
    if path != nil, exists, try !files.contentsOfDirectory(atPath: folder.path).isEmpty {
      throw PeerEnvironmentError.noInterpreter(folder.path)
    }
    let installed = folder.appendingPathComponent("requirements.txt")
    if isMade, files.contentsEqual(atPath: installed.path, andPath: requirements.path) { return }
    if !isMade { try run(["python3", "-m", "venv", folder.path]) }
    try run([python.path, "-m", "pip", "install", "--quiet", "-r", requirements.path])
    // Written last: an environment that was begun and not finished is finished the next time.
    try Data(contentsOf: requirements).write(to: installed)
  }
}

/// Runs a command whose words go to standard error, as ours do.
private func run(_ command: [String]) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  process.standardOutput = FileHandle.standardError
  say("bench: \(command.joined(separator: " "))\n")
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw PeerEnvironmentError.failed(command) }
}

/// Writes words for people to standard error.
func say(_ words: String) { FileHandle.standardError.write(Data(words.utf8)) }

enum PeerEnvironmentError: Error, Equatable, CustomStringConvertible {
  case noInterpreter(String)
  case failed([String])

  var description: String {
    switch self {
    case .noInterpreter(let path):
      "\(path) is neither an interpreter nor a virtual environment; give one, or a folder to make"
    case .failed(let command):
      "\"\(command.joined(separator: " "))\" failed, and said why above; Python 3.11 or later is "
        + "needed, with pip"
    }
  }
}
