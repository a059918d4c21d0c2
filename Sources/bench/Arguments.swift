/// What is to be measured, and how, as the words of the command line say.
struct Arguments: Equatable {
  enum Subject: Equatable {
    /// Curves by name; all where none is named.
    case curves([String])
    case peers(at: String?)
    case plots(python: String?)
    case logs(python: String?)
    case lossLaws
    /// Over sets of so many of the logs in a folder.
    case intervals(folder: String, sizes: [Int])
    case help
  }

  var subject = Subject.curves([])
  /// How many times each is measured, in turn with the others.
  var rounds = 9
  /// The page that the tables are written into, too.
  var markdown: String?

  static let help = """
    bench [CURVE …]            fills and single steps of curves, over filling with a constant
    bench --peers [PYTHON]     ours beside numpy, torch, optax, transformers and fvcore, in turn
    bench --plots [PYTHON]     three schedules as an SVG, beside matplotlib
    bench --logs [PYTHON]      logs of a million rows, beside pandas
    bench --loss-laws          fitting a law, predicting with it, searching a decay
    bench --intervals FOLDER [SIZE …]
                               how often intervals of predicted losses hold the ends of the
                               other logs, over all sets of SIZE logs in a folder; 2 to 6

    --rounds N                 of curves, peers and loss laws: how many samples of each; 9
    --markdown PAGE            of these: write the tables into a page of Markdown too, between
                               "<!-- bench: curves -->", peers or loss-laws, and "<!-- end -->"

    PYTHON of peers is an interpreter, or a virtual environment, which is made where there is none:
    without it, in .build/peers-environment, from Sources/bench/peers/requirements.txt. Of plots and
    logs it is an interpreter. For these two, build lrs for release too.

    """

  /// - Parameter words: Those after the program's name.
  init(_ words: [String]) throws(UsageError) {
    var names: [String] = []
    var kinds: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--rounds":
        guard let rounds = rest.popFirst().flatMap({ Int($0) }), rounds > 0 else {
          throw UsageError(description: "--rounds: give a whole number from 1, such as 9")
        }
        self.rounds = rounds
      case "--markdown":
        guard let page = rest.popFirst() else {
          throw UsageError(description: "--markdown: name the page to write into")
        }
        markdown = page
      case "--peers", "--plots", "--logs", "--loss-laws", "--intervals", "--help":
        kinds.append(word)
      case _ where word.hasPrefix("-"):
        throw UsageError(description: "there is no option \"\(word)\"; bench --help lists them")
      default: names.append(word)
      }
    }
    if kinds.count > 1 {
      throw UsageError(
        description: "\(kinds[0]) and \(kinds[1]) are measured apart; give one of them")
    }
    subject = try Self.subject(kinds.first, names)
    switch subject {
    case .curves, .peers, .lossLaws, .help: break
    default:
      if markdown != nil || words.contains("--rounds") {
        throw UsageError(
          description: "--rounds and --markdown are of curves, peers and loss laws; leave them out")
      }
    }
  }

  private static func subject(_ kind: String?, _ names: [String]) throws(UsageError) -> Subject {
    guard let kind else {
      let known = bench.Subject.all.map(\.name)
      if let name = names.first(where: { !known.contains($0) }) {
        throw UsageError(
          description:
            "there is no curve \"\(name)\"; give some of \(known.joined(separator: ", "))"
        )
      }
      return .curves(names)
    }
    if kind == "--intervals" {
      guard let folder = names.first else {
        throw UsageError(description: "--intervals: name the folder of the logs")
      }
      let sizes = try names.dropFirst().map { word throws(UsageError) in
        guard let size = Int(word), size > 0 else {
          throw UsageError(description: "--intervals: \"\(word)\" is no number of logs; give 3")
        }
        return size
      }
      return .intervals(folder: folder, sizes: sizes.isEmpty ? Array(2...6) : sizes)
    }
    if names.count > (kind == "--loss-laws" ? 0 : 1) {
      throw UsageError(
        description: "\(kind): \"\(names.last!)\" is one word too many; leave it out")
    }
    return switch kind {
    case "--peers": .peers(at: names.first)
    case "--plots": .plots(python: names.first)
    case "--logs": .logs(python: names.first)
    case "--loss-laws": .lossLaws
    default: .help
    }
  }
}

struct UsageError: Error, Equatable, CustomStringConvertible {
  let description: String
}
