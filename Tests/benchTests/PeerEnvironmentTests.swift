import Foundation
import Testing

@testable import bench

struct PeerEnvironmentTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent(UUID().uuidString)

  private func environment(at path: String?) throws -> PeerEnvironment {
    try PeerEnvironment(
      at: path, requirements: folder.appendingPathComponent("asked.txt"), build: folder)
  }

  private func inFolder(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body()
  }

  /// A virtual environment whose interpreter notes that it was called.
  private func environment(named name: String, installed: String) throws -> URL {
    let environment = folder.appendingPathComponent(name)
    let python = environment.appendingPathComponent("bin/python")
    try FileManager.default.createDirectory(
      at: python.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("#!/bin/sh\necho \"$@\" > \(folder.path)/called\n".utf8).write(to: python)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python.path)
    try Data(installed.utf8).write(to: environment.appendingPathComponent("requirements.txt"))
    try Data("numpy==2.4.6\n".utf8).write(to: folder.appendingPathComponent("asked.txt"))
    return environment
  }

  private var called: String? {
    try? String(contentsOf: folder.appendingPathComponent("called"), encoding: .utf8)
  }

  @Test func `an environment that is named is used as it is`() throws {
    try inFolder {
      let named = try environment(named: "named", installed: "something else\n")
      let python = named.appendingPathComponent("bin/python").path
      #expect(try environment(at: named.path).python.path == python)
      #expect(try environment(at: python).python.path == python)
      #expect(called == nil)
    }
  }

  @Test func `our own is kept up with the requirements, and left alone where it is`() throws {
    try inFolder {
      let ours = try environment(named: "peers-environment", installed: "numpy==1.0\n")
      let python = ours.appendingPathComponent("bin/python").path
      #expect(try environment(at: nil).python.path == python)
      #expect(called?.hasPrefix("-m pip install") == true)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("called"))
      #expect(try environment(at: nil).python.path == python)
      #expect(called == nil)
    }
  }

  @Test func `a folder with other things, and a file that cannot be run, are refused`() throws {
    try inFolder {
      let asked = folder.appendingPathComponent("asked.txt")
      try Data().write(to: asked)
      #expect(throws: PeerEnvironmentError.noInterpreter(folder.path)) {
        try environment(at: folder.path)
      }
      #expect(throws: PeerEnvironmentError.noInterpreter(asked.path)) {
        try environment(at: asked.path)
      }
    }
  }

  @Test func `what fails is told`() throws {
    try inFolder {
      let ours = try environment(named: "peers-environment", installed: "")
      let python = ours.appendingPathComponent("bin/python")
      try Data("#!/bin/sh\nexit 1\n".utf8).write(to: python)
      #expect(throws: PeerEnvironmentError.self) { try environment(at: nil) }
    }
  }
}
