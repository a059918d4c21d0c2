import Foundation

/// What a run is called that has no name but that of its file.
///
/// ```swift
/// runName(ofPath: "logs/cosine.csv")                                  // cosine
/// runName(ofPath: "lightning_logs/version_3/metrics.csv")             // version_3
/// runName(ofPath: "out/lr-3e-4/checkpoint-500/trainer_state.json")    // lr-3e-4
/// runName(ofPath: "run-baseline-tag-val_loss.csv")                    // baseline
/// ```
///
/// A tool that gives all its files one name puts them into folders of the runs' names.
public func runName(ofPath path: String) -> String {
  let parts = path.split(separator: "/").map(String.init).filter { $0 != "." && $0 != ".." }
  guard let file = parts.last else { return path }
  var folders = parts.dropLast()
  let stem =
    file.lastIndex(of: ".").map { $0 == file.startIndex ? file : String(file[..<$0]) } ?? file
  if stem == "metrics" || stem == "trainer_state" {
    while let folder = folders.last, folder.hasPrefix("checkpoint-") { folders.removeLast() }
    return folders.last ?? stem
  }
  if stem.hasPrefix("run-"), let tag = stem.range(of: "-tag-") {
    return String(stem[stem.index(stem.startIndex, offsetBy: 4)..<tag.lowerBound])
  }
  return stem
}
