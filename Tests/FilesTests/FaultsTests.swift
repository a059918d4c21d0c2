import Foundation
import Synchronization
import Testing

@testable import Files

/// Every operation of a write is made to fail, one after the other, until a write needs no more.
@Suite struct FaultsTests {
  /// What can be in the place of a file before.
  enum Before: String, CaseIterable {
    case nothing, file, linkToFile, linkToNothing, device
  }

  @Test(arguments: Before.allCases, [0, 5, 300_000])
  func `whatever fails, the old file is whole, no temporary is left, and the error says what`(
    _ before: Before, _ size: Int
  ) throws {
    let new = String(repeating: "n", count: size)
    var failed: [String] = []
    for fault in 0... {
      let faults = Faults(at: fault)
      try inFolder { folder in
        try before.make(in: folder)
        let names = try contents(of: folder)
        let error = failure([(new, folder + "/f")], by: faults.operations)
        guard let name = faults.failed else {
          #expect(error == nil)
          if before != .device { #expect(text(folder + "/f") == new) }
          return
        }
        failed.append(name)
        // Owners are kept where we may, and a temporary that is gone cannot be removed twice.
        if ["setting its owner", "removing"].contains(name) { return #expect(error == nil) }
        #expect(
          error
            == FileError(
              folder + "/f", "\(name) failed: \(String(cString: strerror(Faults.reason)))",
              "see that it can be written, or give another place"))
        #expect(try contents(of: folder) == names)
        if before == .file || before == .linkToFile { #expect(text(folder + "/f") == "old") }
      }
      if faults.failed == nil { break }
    }
    // What `.ci/figures` counts.
    print("\(failed.count) faults injected and survived")
    // A text is written in pieces here, however small: each is a place to fail.
    let writing = Array(repeating: "writing", count: size == 0 ? 0 : size == 5 ? 1 : 5)
    switch before {
    case .device: #expect(failed == ["opening"] + writing + ["closing"])
    case .nothing, .linkToNothing:
      #expect(
        failed == ["making a file beside it", "setting its mode"] + writing
          + ["flushing", "closing", "renaming", "removing"])
    case .file, .linkToFile:
      #expect(
        failed == ["making a file beside it", "setting its owner", "setting its mode"] + writing
          + ["flushing", "closing", "renaming", "removing"])
    }
  }

  @Test func `of two files, whatever fails, each is the old one or the new one, and whole`() throws
  {
    var said: [String] = []
    var faultCount = 0
    defer { print("\(faultCount) faults injected and survived") }
    for fault in 0... {
      let faults = Faults(at: fault)
      try inFolder { folder in
        try "old".write(toFile: folder + "/a", atomically: false, encoding: .utf8)
        try "old".write(toFile: folder + "/b", atomically: false, encoding: .utf8)
        let error = failure(
          [("new", folder + "/a"), ("new", folder + "/b")], by: faults.operations)
        #expect(try contents(of: folder) == ["a", "b"])
        let texts = [text(folder + "/a"), text(folder + "/b")]
        // The renaming of the second alone comes too late for the first, and says so.
        if let error, error.remedy.contains("written already") {
          said.append(error.remedy.replacing(folder + "/", with: ""))
          #expect(faults.failed == "renaming" && error.path == folder + "/b")
          #expect(texts == ["new", "old"])
        } else {
          #expect(texts == (error == nil ? ["new", "new"] : ["old", "old"]))
        }
      }
      if faults.failed == nil { break }
      faultCount += 1
    }
    #expect(
      said == ["see that it can be written, or give another place; a is written already"])
  }

  @Test func `a write that is interrupted, or takes a byte at a time, is gone on with`() throws {
    for piece in [1, 7, 64] {
      let calls = Mutex(0)
      var slow = FileOperations.system
      slow.write = { file, bytes in
        let call = calls.withLock {
          $0 += 1
          return $0
        }
        if call.isMultiple(of: 3) {
          errno = EINTR
          return -1
        }
        return write(file, bytes.baseAddress, min(piece, bytes.count))
      }
      try inFolder { folder in
        let new = String(repeating: "abcé", count: 100)
        try writeWhole([(new, folder + "/f")], by: slow)
        #expect(text(folder + "/f") == new)
      }
    }
  }

  /// What ends a program waits until there is no temporary; what a pipe waits for may be ended.
  @Test func `interrupts are held back as long as there is a temporary, and no longer`() throws {
    let seen = Mutex<[(String, [Bool])]>([])
    let see: @Sendable (String) -> Void = { name in
      seen.withLock { $0.append((name, heldNow())) }
    }
    var watched = FileOperations.system
    watched.write = {
      see("writing")
      return write($0, $1.baseAddress, $1.count)
    }
    watched.rename = {
      see("renaming")
      return rename($0, $1)
    }
    watched.remove = {
      see("removing")
      return unlink($0)
    }
    watched.open = {
      see("opening")
      return open($0, O_WRONLY)
    }
    let (none, all) = ([false, false, false, false], [true, true, true, true])
    // The threads that tests run on hold them all.
    var (nothing, before) = (sigset_t(), sigset_t())
    sigemptyset(&nothing)
    pthread_sigmask(SIG_SETMASK, &nothing, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try inFolder { folder in
      let null = makeDevice("null", minor: 3, in: folder)
      try writeWhole([("a", folder + "/a"), ("b", folder + "/b"), ("c", null)], by: watched)
    }
    let expected = [
      ("writing", all), ("writing", all), ("opening", none), ("writing", none),
      ("renaming", all), ("renaming", all), ("removing", all), ("removing", all),
    ]
    let found = seen.withLock { $0 }
    #expect(found.map(\.0) == expected.map(\.0))
    #expect(found.map(\.1) == expected.map(\.1))
    #expect(heldNow() == none)
  }

  @Test func `a file that takes nothing and says nothing is not asked forever`() throws {
    var stuck = FileOperations.system
    stuck.write = { _, _ in 0 }
    try inFolder { folder in
      let error = failure([("new", folder + "/f")], by: stuck)
      #expect(error?.fault == "writing failed: \(String(cString: strerror(EIO)))")
      let left = try contents(of: folder)
      #expect(left.isEmpty)
    }
  }
}

/// Which of the signals that end a program are held back from this thread.
private func heldNow() -> [Bool] {
  var held = sigset_t()
  pthread_sigmask(SIG_BLOCK, nil, &held)
  return [SIGHUP, SIGINT, SIGQUIT, SIGTERM].map { sigismember(&held, $0) == 1 }
}

/// The operations of the system, one of which fails.
private final class Faults: Sendable {
  static let reason = EDQUOT

  private let fault: Int
  private let state = Mutex<(count: Int, failed: String?)>((0, nil))

  /// - Parameter fault: Which one, counted from 0.
  init(at fault: Int) { self.fault = fault }

  /// What failed; nil where fewer operations were needed.
  var failed: String? { state.withLock { $0.failed } }

  var operations: FileOperations {
    let system = FileOperations.system
    var faulty = system
    faulty.makeTemporary = {
      self.fails("making a file beside it") ? -1 : system.makeTemporary(&$0)
    }
    faulty.open = { self.fails("opening") ? -1 : system.open($0) }
    faulty.setMode = { self.fails("setting its mode") ? -1 : system.setMode($0, $1) }
    faulty.setOwner = { self.fails("setting its owner") ? -1 : system.setOwner($0, $1, $2) }
    faulty.write = { file, bytes in
      if self.fails("writing") { return -1 }
      return system.write(file, UnsafeRawBufferPointer(rebasing: bytes.prefix(65536)))
    }
    faulty.flush = { self.fails("flushing") ? -1 : system.flush($0) }
    faulty.close = { file in
      // A close that fails has closed all the same.
      let closed = system.close(file)
      return self.fails("closing") ? -1 : closed
    }
    faulty.rename = { self.fails("renaming") ? -1 : system.rename($0, $1) }
    faulty.remove = { path in
      let removed = system.remove(path)
      return self.fails("removing") ? -1 : removed
    }
    return faulty
  }

  private func fails(_ operation: String) -> Bool {
    state.withLock { state in
      defer { state.count += 1 }
      guard state.count == fault else { return false }
      state.failed = operation
      errno = Faults.reason
      return true
    }
  }
}

extension FaultsTests.Before {
  /// Makes it as `f`.
  fileprivate func make(in folder: String) throws {
    let (place, target) = (folder + "/f", folder + "/target")
    switch self {
    case .nothing: break
    case .file: try "old".write(toFile: place, atomically: false, encoding: .utf8)
    case .linkToFile:
      try "old".write(toFile: target, atomically: false, encoding: .utf8)
      try link("f", to: "target", in: folder)
    case .linkToNothing: try link("f", to: "target", in: folder)
    case .device:
      try link("f", to: makeDevice("null", minor: 3, in: folder), in: folder)
    }
  }
}

/// What writing throws.
private func failure(
  _ files: [(text: String, path: String)], by operations: FileOperations
) -> FileError? {
  do throws(FileError) {
    try writeWhole(files, by: operations)
    return nil
  } catch { return error }
}
