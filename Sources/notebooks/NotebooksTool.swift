import Files
import Foundation

/// The command line: `notebooks check` and `notebooks update`.
struct NotebooksTool {
  static let help = """
    notebooks check
        runs the notebooks in Notebooks-md; fails where an output, a picture or a link is not as it is
        committed
    notebooks update
        writes the outputs after the cells, and the pictures

    A cell is a block that opens with ```swift; the cells of a notebook run in order, in one scope. The
    block after a cell, ```text output, is its output. ```swift no-run is compiled and not run, and one
    ```swift optimized has its notebook optimized. Cells write pictures as Plots/NAME.svg.
    It is run in the package's folder. Exit code: 0 done, 1 failed, 64 wrong usage.
    """

  /// 0 done, 1 failed, 64 wrong usage.
  func run(_ arguments: [String]) -> Int32 {
    do {
      switch arguments.dropFirst() {
      case ["check"]: return try report(notebooks().check())
      case ["update"]: return try report(notebooks().update())
      case ["--help"], ["-h"]:
        return writeAll(Self.help + "\n", to: STDOUT_FILENO) == 0 ? 0 : 1
      default:
        say("notebooks: this is not a call; give check, update or --help")
        return 64
      }
    } catch {
      say("notebooks: \(error)")
      return 1
    }
  }

  private func notebooks() throws -> Notebooks {
    let root = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    guard
      FileManager.default.fileExists(atPath: root.appendingPathComponent("Notebooks-md").path),
      let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
    else { throw NoNotebooks(folder: root.path) }
    return Notebooks(root: root, build: Build(folder: program.deletingLastPathComponent()))
  }

  private func report(_ findings: [Finding]) -> Int32 {
    for finding in findings { say("\(finding)") }
    return findings.isEmpty ? 0 : 1
  }

  private func say(_ text: String) { _ = writeAll(text + "\n", to: STDERR_FILENO) }
}

/// The tool was called where there are no notebooks.
struct NoNotebooks: Error, CustomStringConvertible {
  let folder: String

  var description: String {
    "there is no Notebooks-md in \(folder); call it in the package's folder"
  }
}
