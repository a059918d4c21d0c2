import Foundation

/// A process that answers a line with a line: the peers' side of a measurement.
///
/// It measures only when it is asked, so that it takes its turn among our own.
final class Worker {
  private let process = Process()
  private let (requests, replies) = (Pipe(), Pipe())
  private var unread = Data()

  /// - Parameter command: The program and its arguments.
  init(_ command: [String]) throws {
    // A worker that has ended is told by its reply, which does not come.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // Kernels that the environment forces on OpenBLAS are not what numpy would choose.
    process.arguments = ["-u", "OPENBLAS_CORETYPE", "-u", "OPENBLAS_L2_SIZE"] + command
    process.standardInput = requests
    process.standardOutput = replies
    try process.run()
    // Ours of these would keep the other side from seeing an end.
    try? requests.fileHandleForReading.close()
    try? replies.fileHandleForWriting.close()
  }

  /// Asks for words, which hold no tabulator, and waits.
  func ask(_ words: String...) throws(WorkerError) -> String {
    let request = words.joined(separator: "\t")
    try? requests.fileHandleForWriting.write(contentsOf: Data((request + "\n").utf8))
    guard let reply = line() else { throw .ended(request) }
    if reply.hasPrefix("error: ") { throw .refused(request, String(reply.dropFirst(7))) }
    return reply
  }

  /// Asks for a number.
  func number(_ words: String...) throws(WorkerError) -> Double {
    let request = words.joined(separator: "\t")
    let reply = try ask(request)
    guard let number = Double(reply) else { throw .notANumber(request, reply) }
    return number
  }

  /// Ends the process, and waits until it has ended.
  func end() {
    try? requests.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  private func line() -> String? {
    let newline = UInt8(ascii: "\n")
    while true {
      if let end = unread.firstIndex(of: newline) {
        defer { unread = Data(unread[(end + 1)...]) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = replies.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      unread.append(more)
    }
  }
}

enum WorkerError: Error, Equatable, CustomStringConvertible {
  case ended(String)
  case refused(String, String)
  case notANumber(String, String)

  var description: String {
    switch self {
    case .ended(let request):
      "asked for \"\(shown(request))\", the worker ended; what it said stands above"
    case .refused(let request, let reason):
      "asked for \"\(shown(request))\", the worker cannot: \(reason)"
    case .notANumber(let request, let reply):
      "asked for \"\(shown(request))\", the worker said \"\(reply)\", which is no number"
    }
  }

  private func shown(_ request: String) -> String { request.replacing("\t", with: " ") }
}
