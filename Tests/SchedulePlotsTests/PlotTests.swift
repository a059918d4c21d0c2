import Foundation
import SVG
import Schedules
import Testing

@testable import SchedulePlots

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct PlotTests {
  @Test func `the same plot gives the same bytes`() throws {
    let first = try plot(fourSeries(over: 10_000)).marking(5_000, "half").svg().text
    let again = try plot(fourSeries(over: 10_000)).marking(5_000, "half").svg().text
    #expect(first == again)
  }

  @Test func `plots that differ have ids that differ`() throws {
    let a = plot(fourSeries(over: 1_000))
    let plots = [a, a.logarithmic(), a.themed(.dark), a.themed(.light), a.sized(720, 401)]
    let ids = try plots.map { try Picture($0).attributes[0]["id"] ?? "" }
    #expect(Set(ids).count == plots.count)
  }

  @Test(arguments: [1_000, 1_000_000_000], [false, true])
  func `four schedules are at most 8 KB, however long they are`(steps: Int, log: Bool) throws {
    let text = try plot(fourSeries(over: steps)).logarithmic(log).svg().text
    #expect(text.utf8.count <= 8 * 1_024, "\(text.utf8.count)")
  }

  @Test func `a plot without series, and one of too many, say so`() {
    #expect(throws: PlotError.noSeries) { try plot([]).svg() }
    #expect(throws: PlotError.tooManySeries(101)) { try plot(manySeries(101)).svg() }
    #expect(throws: Never.self) { try plot(manySeries(100)).svg() }
    #expect("\(PlotError.noSeries)" == "the plot has no series; give at least one schedule")
    #expect(
      "\(PlotError.tooManySeries(101))"
        == "101 series cannot be told apart in one plot; give at most 100")
  }

  @Test func `100 000 phases are told and drawn in bounded size`() throws {
    let phases = (0..<100_000).map { Phase.hold(at: $0 % 2 == 0 ? 1 : 0.5, for: 3) }
    let text = try plot([Schedule(phases).labeled("a")]).svg().text
    #expect(text.utf8.count < 60_000, "\(text.utf8.count)")
    #expect(text.contains("99992 more phases"))
  }

  @Test func `extreme schedules have finite coordinates, all inside the picture`() throws {
    let tiny = Double.leastNonzeroMagnitude
    let huge = Double.greatestFiniteMagnitude
    let schedules: [(String, Schedule)] = [
      ("none", Schedule()), ("none, at a rate", Schedule([], final: 1)),
      ("one step", .constant(1, for: 1)), ("one step to 0", .ramp(from: 1, to: 0, over: 1)),
      ("flat", .constant(3e-4, for: 1_000)), ("zero", .constant(0, for: 1_000)),
      ("denormal", .constant(tiny, for: 10)), ("to a denormal", .ramp(from: 1, to: tiny, over: 10)),
      ("1e308", .warmup(to: 1e308, over: 10)), ("greatest", .ramp(from: huge, to: 0, over: 10)),
      ("greatest, flat", .constant(huge, for: 10)), ("1e-300", .constant(1e-300, for: 10)),
      ("just above 1e-300", .constant(1.1e-300, for: 10)),
      ("all of Double", .ramp(from: huge, to: tiny, over: 1_000, along: .exponential)),
      ("10⁹ steps", .warmup(to: 1, over: 1_000).decaying(to: 0, over: 999_999_000, along: .cosine)),
      ("most steps", .ramp(from: 1, to: 0, over: Int.max / 4)),
      ("final rate far below", Schedule([.hold(at: 1, for: 10)], final: 1e-200)),
    ]
    for (name, schedule) in schedules {
      for log in [false, true] {
        for other in [nil, Schedule.warmup(to: 1, over: 10)] {
          let series = [schedule, other].compactMap { $0?.labeled(name) }
          let picture = try Picture(plot(series).logarithmic(log))
          #expect(picture.coordinates.count > 10, "\(name)")
          for (x, y) in picture.coordinates {
            #expect(
              (0...720).contains(x) && (0...400).contains(y), "\(name), log \(log): \(x) \(y)")
          }
        }
      }
    }
  }

  @Test(
    arguments: [
      "<script>alert(1)</script>", "</text><script>", "</desc></svg>", "]]>", "--", "&#0;",
      "\u{0}\u{1F}\u{FFFE}",
      "\u{202E}\u{2066}", "}</style>", "שלום", "👩‍👩‍👧", "\"'", "e\u{301}\u{301}", "\r\n", "",
    ])
  func `nothing that a label, a title or a mark says becomes markup`(text: String) throws {
    func elements(_ label: String) throws -> [String] {
      let series = [Schedule.constant(1, for: 9).labeled(label)]
      return try Picture(Plot(label) { series }.marking(5, label)).names
    }
    let (drawn, plain) = (try elements(text), try elements("a"))
    #expect(drawn == plain)
    let series = [Schedule.constant(1, for: 9).labeled(text)]
    let picture = try Plot(text) { series }.svg().text
    let style = try #require(
      picture.split(separator: "<style>").last?.split(separator: "</style>").first)
    #expect(text.isEmpty || !style.contains(text))
  }

  @Test func `a plot says in words what it shows`() throws {
    let text = try plot(fourSeries(over: 1_000)).marking(500, "half").svg().text
    #expect(text.contains("-t\">Title</title>"))
    #expect(text.contains("linear: linear from 0 to 0.0003 over 100 steps, then linear from"))
    #expect(text.contains(" half.</desc>"))
  }

  @Test func `a transfer shows both rounds and where the first ends`() throws {
    let round1 = Schedule.warmup(to: 3e-4, over: 500).holding(for: 4_500).decaying(
      to: 0, over: 5_000)
    let longer = Plot(try round1.transferred(to: 20_000))
    #expect(longer.series.map(\.label) == ["round 1", "round 2"])
    #expect(longer.rules.map(\.label) == ["round 1 ends at 10k"])
    #expect(longer.rules.map(\.step) == [10_000])
    let picture = try Picture(longer)
    #expect(picture.texts.contains("round 1 ends at 10k"))
    #expect(picture.texts.contains("10k to 20k steps by extending-plateau"))
    let shorter = Plot(try round1.transferred(to: 7_000, by: .stretchingDecay), title: "Mine")
    #expect(shorter.title == "Mine")
    #expect(shorter.rules.map(\.label) == ["round 2 ends at 7k"])
  }

  @Test func `a size that is none, and a mark before the start, trap`() async {
    await #expect(processExitsWith: .failure) { _ = Plot("a") {}.sized(319, 400) }
    await #expect(processExitsWith: .failure) { _ = Plot("a") {}.sized(720, .nan) }
    await #expect(processExitsWith: .failure) { _ = Plot("a") {}.marking(-1, "b") }
  }
}

/// What an XML parser reads in a plot.
private struct Picture {
  var names: [String] = []
  var attributes: [[String: String]] = []
  var texts: [String] = []

  init(_ plot: Plot) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(try plot.svg().text.utf8))
    parser.delegate = reader
    try #require(parser.parse())
    (names, attributes) = (reader.names, reader.attributes)
    texts = reader.texts.map { $0.trimmingCharacters(in: .newlines) }
  }

  /// Every point of a path, and where every text stands.
  var coordinates: [(x: Double, y: Double)] {
    attributes.flatMap { attributes -> [(x: Double, y: Double)] in
      let pairs =
        attributes["d"].map { $0.split { "ML".contains($0) }.map { $0.split(separator: " ") } }
        ?? [[attributes["x"], attributes["y"]].compactMap { $0.map { Substring($0) } }]
      return pairs.filter { !$0.isEmpty }.map {
        ($0.first.flatMap { Double($0) } ?? .nan, $0.last.flatMap { Double($0) } ?? .nan)
      }
    }
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var names: [String] = []
    var attributes: [[String: String]] = []
    var texts: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names.append(name)
      self.attributes.append(attributes)
      texts.append("")
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      texts[texts.count - 1] += text
    }
  }
}
