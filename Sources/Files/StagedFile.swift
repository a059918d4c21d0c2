import Foundation

/// A file that is written beside its place, and not in it yet.
struct StagedFile {
  private enum Way {
    /// The temporary is renamed onto the target.
    case replacing(temporary: String, target: String)
    /// A device or a pipe is written into when the time comes.
    case writingInto(text: String)
  }

  let path: String
  private let way: Way
  private let system: FileOperations

  init(_ text: String, for path: String, by system: FileOperations) throws(FileError) {
    self.path = path
    self.system = system
    var status = stat()
    // Links are left to the system first: it follows those to open pipes too, which have no name.
    let exists = !path.isEmpty && stat(path, &status) == 0
    switch exists ? status.st_mode & S_IFMT : S_IFREG {
    case S_IFDIR:
      throw FileError(path, "this is a directory", "give the name of a file in it")
    case S_IFREG:
      let target = try resolved(path)
      let temporary = Temporary(system: system, path: path, target: target)
      way = .replacing(
        temporary: try temporary.made(with: text, like: exists ? status : nil), target: target)
    default:
      way = .writingInto(text: text)
    }
  }

  /// Whether it replaces a file, or makes one, rather than being written into what is there.
  var replaces: Bool {
    if case .replacing = way { true } else { false }
  }

  func commit() throws(FileError) {
    switch way {
    case .replacing(let temporary, let target):
      guard system.rename(temporary, target) == 0 else { throw FileError(path, in: "renaming") }
    case .writingInto(let text):
      let descriptor = system.open(path)
      guard descriptor >= 0 else { throw FileError(path, in: "opening") }
      let failure = writeAll(text, to: descriptor, by: system)
      let closed = system.close(descriptor) == 0
      if failure != 0 { throw FileError(path, in: "writing", failure) }
      if !closed { throw FileError(path, in: "closing") }
    }
  }

  /// Takes the temporary away; where it was renamed, there is none any more.
  func discard() {
    if case .replacing(let temporary, _) = way { _ = system.remove(temporary) }
  }
}
