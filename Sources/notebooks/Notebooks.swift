import Files
import Foundation
import Synchronization

/// The notebooks of a package, with its other pages and its pictures.
struct Notebooks: Sendable {
  let root: URL
  let build: Build
  var limits = Limits()

  /// All pages whose links must lead somewhere; those in `Notebooks-md` have cells.
  private func pages() throws -> [Page] {
    let folder = root.appendingPathComponent("Notebooks-md")
    let notebooks = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".md") }.map { "Notebooks-md/\($0)" }
    return try notebooks.map { path in
      let data = try Data(contentsOf: root.appendingPathComponent(path))
      // Read loosely, an update would write over what it could not read.
      guard let text = String(validating: data, as: UTF8.self) else { throw NotUTF8(path: path) }
      return Page(text, path: path)
    }
  }

  /// The pages beside the notebooks: their links are checked, their code is not run.
  private func otherPages() -> [Page] {
    ["README.md", "Sources/README.md"].compactMap { path in
      FileManager.default.contents(atPath: root.appendingPathComponent(path).path).map {
        Page(String(decoding: $0, as: UTF8.self), path: path)
      }
    }
  }

  /// Everything that is not as it should be; empty if all is.
  func check() throws -> [Finding] {
    let runs = try runAll()
    return runs.flatMap { run in
      run.page.findings + run.findings + outputFindings(run) + pictureFindings(run)
    } + conflicts(runs) + linkFindings(runs.map(\.page)) + orphans(runs)
  }

  /// Rewrites the outputs and the pictures of each notebook, both or neither; what cannot be made
  /// right so.
  func update() throws -> [Finding] {
    let runs = try runAll()
    let broken = conflicts(runs)
    if broken.isEmpty {
      for run in runs where run.findings.isEmpty && run.page.findings.isEmpty {
        try writeWhole(changes(run))
      }
    }
    return runs.flatMap { $0.page.findings + $0.findings } + broken
      + linkFindings(runs.map(\.page)) + orphans(runs)
  }

  /// The files of a notebook that are to be written anew.
  private func changes(_ run: Run) -> [(text: String, path: String)] {
    let page = (text: run.page.text(with: run.outputs), path: run.page.path)
    let files =
      (run.page.cells.isEmpty ? [] : [page])
      + run.pictures.sorted { $0.key < $1.key }.map { (text: $0.value, path: $0.key) }
    return files.filter { committed($0.path) != $0.text }
      .map { (text: $0.text, path: root.appendingPathComponent($0.path).path) }
  }

  /// Runs the notebooks, one on each processor.
  private func runAll() throws -> [Run] {
    let pages = try pages()
    let runs = Mutex<[Int: Result<Run, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: pages.count) { index in
      let run = Result { try pages[index].run(with: build, in: root, limits: limits) }
      runs.withLock { $0[index] = run }
    }
    return try runs.withLock { runs in try pages.indices.map { try runs[$0]!.get() } }
  }

  func committed(_ path: String) -> String? {
    FileManager.default.contents(atPath: root.appendingPathComponent(path).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A page that is no text.
private struct NotUTF8: Error, CustomStringConvertible {
  let path: String

  var description: String { "\(path): this is not UTF-8; save it as UTF-8" }
}

// MARK: What is looked at

extension Notebooks {
  private func outputFindings(_ run: Run) -> [Finding] {
    zip(run.page.cells, run.outputs).compactMap { run.page.finding(for: $0, printed: $1) }
  }

  /// The pictures of a notebook against those that are committed.
  private func pictureFindings(_ run: Run) -> [Finding] {
    run.pictures.sorted { $0.key < $1.key }.compactMap { path, text in
      let committed = committed(path)
      if committed == text { return nil }
      let line = run.page.line(writing: path)
      guard let committed else {
        return Finding(run.page.path, line, "this cell writes \(path), which is not there")
      }
      let (old, new) = (committed.broken, text.broken)
      return Finding(
        run.page.path, line, "the picture \(path) is another",
        Difference(from: old, to: new, firstLine: 1).lines)
    }
  }

  private func conflicts(_ runs: [Run]) -> [Finding] {
    var makers: [String: Run] = [:]
    return runs.flatMap { run in
      run.pictures.sorted { $0.key < $1.key }.compactMap { path, text in
        guard let other = makers.updateValue(run, forKey: path), other.pictures[path] != text else {
          return nil
        }
        return Finding(
          run.page.path, run.page.line(writing: path),
          "\(other.page.path) writes another \(path); give one of them another name")
      }
    }
  }

  private func linkFindings(_ notebooks: [Page]) -> [Finding] {
    (notebooks + otherPages()).flatMap { page in
      page.links.compactMap { link in
        link.fault(on: page, in: root).map { Finding(page.path, link.line, $0) }
      }
    }
  }

  /// The pictures that no notebook writes; not known while one of them does not run.
  private func orphans(_ runs: [Run]) -> [Finding] {
    if runs.contains(where: { !$0.findings.isEmpty || !$0.page.findings.isEmpty }) { return [] }
    let written = Set(runs.flatMap(\.pictures.keys))
    let folder = root.appendingPathComponent("Plots")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.map { "Plots/\($0)" }.sorted()
      .filter { !written.contains($0) }
      .map { Finding($0, 1, "no notebook writes this; let one write it, or remove it") }
  }
}

extension Page {
  /// The line that names a picture in a cell, from 1 on.
  fileprivate func line(writing path: String) -> Int {
    let places = cells.lazy.flatMap(\.code)
    return (places.first { lines[$0].contains(path) } ?? cells.first?.block.lowerBound ?? 0) + 1
  }
}

extension String {
  /// The elements of an SVG in a line each.
  fileprivate var broken: [String] {
    replacing("><", with: ">\n<").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }
}
