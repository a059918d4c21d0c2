import Foundation

/// Runs tests in a folder of their own, and removes it afterwards.
func inFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.path + "/files-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

func contents(of folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

func text(_ path: String) -> String? {
  FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
}

func mode(_ path: String) throws -> Int? {
  try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

func link(_ name: String, to target: String, in folder: String) throws {
  try FileManager.default.createSymbolicLink(
    atPath: folder + "/" + name, withDestinationPath: target)
}

/// A device of its own that is like one of the system's, where we may make it; else the system's, which
/// we may not replace then.
///
/// If writing is broken, a test that writes to the system's own as root takes it from the whole machine.
func makeDevice(_ name: String, minor: dev_t, in folder: String) -> String {
  let path = folder + "/" + name
  guard mknod(path, S_IFCHR | 0o666, 1 << 8 | minor) == 0 else { return "/dev/" + name }
  let file = open(path, O_WRONLY)
  if file >= 0 {
    close(file)
    return path
  }
  unlink(path)
  return "/dev/" + name
}
