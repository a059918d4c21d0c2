import Foundation

/// Prints what reading a million rows takes, ours and pandas'.
func printLogs(lrs: URL, python: URL?, in sources: URL) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let script = sources.appendingPathComponent("logs_pandas.py")
  print("a million rows                 in process, s   as a process, s   peak, MB")
  for (ours, pandas) in try measureLogs(lrs: lrs, python: python, script: script, in: folder) {
    for (name, figure) in [("ours", ours)] + (pandas.map { [("pandas", $0)] } ?? []) {
      print(
        "\(ours.name), \(name)".padding(toLength: 32, withPad: " ", startingAt: 0),
        String(
          format: "%12.2f %17.2f %10.0f", figure.seconds, figure.processSeconds,
          Double(figure.peakMemory) / 1e6))
    }
  }
}
