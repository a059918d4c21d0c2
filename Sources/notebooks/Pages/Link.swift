import Foundation

/// A link or an image of a page, to a file of the package.
struct Link: Sendable, Equatable {
  /// The line, from 1 on.
  let line: Int
  let isImage: Bool
  let target: String

  /// The links in a line of text: `[words](target)`, `![words](target)`, `src="target"`.
  ///
  /// Those that lead out of the package are left out, and so is what stands between backticks.
  static func all(in line: String, at number: Int) -> [Link] {
    var line = line
    line.replace(/`[^`]*`/, with: "")
    let written = line.matches(of: /(!?)\[[^\]]*\]\(\s*<?([^\s)>]+)>?[^)]*\)/).map {
      Link(line: number, isImage: !$0.1.isEmpty, target: String($0.2))
    }
    let tags = line.matches(of: /(?:src|srcset)="([^"\s]+)[^"]*"/).map {
      Link(line: number, isImage: true, target: String($0.1))
    }
    return (written + tags).filter { !$0.leadsOut }
  }

  private var leadsOut: Bool {
    target.firstMatch(of: /^[a-zA-Z][a-zA-Z0-9+.-]*:/) != nil || target.hasPrefix("//")
  }

  /// Why it leads nowhere, from a page of the package; nil where it leads somewhere.
  ///
  /// - Parameter made: Files that will be there, from the package's folder on.
  func fault(on page: Page, in root: URL, made: Set<String> = []) -> String? {
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0].removingPercentEncoding ?? String(parts[0])
    let kind = isImage ? "image" : "link"
    var text = page.lines.joined(separator: "\n")
    if !name.isEmpty {
      let file = root.appendingPathComponent(page.path).deletingLastPathComponent()
        .appendingPathComponent(name).standardizedFileURL
      let path = String(file.path.dropFirst(root.standardizedFileURL.path.count + 1))
      if made.contains(path) { return nil }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !(isImage && isFolder.boolValue)
      else { return "this \(kind) leads nowhere: there is no \(path)" }
      guard parts.count == 2, let other = try? String(contentsOf: file, encoding: .utf8) else {
        return nil
      }
      text = other
    }
    if parts.count < 2 || Link.anchors(in: text).contains(String(parts[1])) { return nil }
    return "this \(kind) leads nowhere: there is no heading #\(parts[1])"
  }

  /// What the headings of a text are called in links, as GitHub makes it of them.
  static func anchors(in text: String) -> Set<String> {
    var isCode = false
    var anchors: Set<String> = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode, line.hasPrefix("#") else { continue }
      let heading = line.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
      anchors.insert(
        String(
          heading.compactMap { letter -> Character? in
            letter == " "
              ? "-" : letter.isLetter || letter.isNumber || "-_".contains(letter) ? letter : nil
          }))
    }
    return anchors
  }
}
