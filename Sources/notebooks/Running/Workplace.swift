import Foundation

/// A temporary folder in which a notebook is compiled and run: it has its own `Plots`, and a copy of
/// `Notebooks-md` to read from.
struct Workplace {
  let folder: URL
  let program: String

  init(for root: URL) throws {
    let files = FileManager.default
    let whole = files.temporaryDirectory.appendingPathComponent("notebooks-\(UUID().uuidString)")
    folder = whole.appendingPathComponent("package")
    program = whole.appendingPathComponent("program").path
    try files.createDirectory(
      at: folder.appendingPathComponent("Plots"), withIntermediateDirectories: true)
    try files.copyItem(
      at: root.appendingPathComponent("Notebooks-md"),
      to: folder.appendingPathComponent("Notebooks-md"))
  }

  func remove() { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  /// Writes the sources of a notebook; their paths.
  func write(_ page: Page) throws -> [String] {
    try [("main.swift", page.program), ("Cells.swift", Page.support)].map { name, text in
      let file = folder.deletingLastPathComponent().appendingPathComponent(name)
      try Data(text.utf8).write(to: file)
      return file.path
    }
  }

  /// The pictures that were written, by their names from the package's folder on.
  func pictures() throws -> [String: String] {
    let plots = folder.appendingPathComponent("Plots")
    var pictures: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: plots.path) {
      let data = try Data(contentsOf: plots.appendingPathComponent(name))
      pictures["Plots/\(name)"] = String(decoding: data, as: UTF8.self)
    }
    return pictures
  }
}
