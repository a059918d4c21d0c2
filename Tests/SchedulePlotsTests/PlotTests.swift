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
    #expect(throws: PlotError.tooManyPanels(61)) { try plot(manySeries(61)).inPanels().svg() }
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
    // A line without a name has no label.
    #expect(drawn == plain || text.isEmpty)
    #expect(Set(drawn) == Set(plain))
    let series = [Schedule.constant(1, for: 9).labeled(text)]
    let picture = try Plot(text) { series }.svg().text
    let style = try #require(
      picture.split(separator: "<style>").last?.split(separator: "</style>").first)
    #expect(text.isEmpty || !style.contains(text))
  }

  @Test func `a label of a megabyte is cut, everywhere`() throws {
    let long = String(repeating: "word ", count: 200_000)
    let series = [Schedule.constant(1, for: 9).labeled(long)]
    let text = try Plot(long) { Panel(long, note: long) { series } }
      .subtitled(long).marking(5, long).shading(2..<4, long).svg().text
    #expect(text.utf8.count < 10_000, "\(text.utf8.count)")
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
    let picture = try Picture(longer)
    #expect(picture.texts.contains("10k to 20k steps by extending-plateau"))
    #expect(
      picture.texts.contains(
        "10k added steps at 100 % of the peak on average, 0 % of them below a fifth of it"))
    #expect(longer.panels[0].rules.map(\.label) == ["resume here: 5001", "round 1 ends at 10k"])
    #expect(longer.panels[0].rules.map(\.step) == [5_001, 10_000])
    #expect(longer.panels[0].bands.map(\.steps) == [5_001..<15_001])
    #expect(picture.texts.contains("10k added steps"))
    let shorter = Plot(try round1.transferred(to: 7_000, by: .stretchingDecay), title: "Mine")
    #expect(shorter.title == "Mine")
    #expect(
      shorter.panels[0].rules.map(\.label) == ["resume here: 5001", "round 2 ends at 7k"])
    #expect(shorter.panels[0].bands.isEmpty)
  }

  @Test func `the phases of a panel's first schedule are its bands, every other one shaded`() throws
  {
    let schedule = Schedule.warmup(to: 1, over: 10).holding(for: 20).decaying(to: 0, over: 70)
    let series = [schedule.labeled("a"), Schedule.constant(1, for: 7).labeled("b")]
    let bands = plot(series).panels[0].shadingPhases().bands
    #expect(bands.map(\.label) == ["warmup", "plateau", "decay"])
    #expect(bands.map(\.steps) == [0..<10, 10..<30, 30..<100])
    #expect(bands.map(\.isShaded) == [true, false, true])
    let short = plot([Schedule.constant(1, for: 7).labeled("b")]).panels[0].shadingPhases().bands
    #expect(short.map(\.label) == ["plateau"] && short.map(\.steps) == [0..<7])
  }

  @Test func `steps that starve are said to, and a shared whole is one mark`() throws {
    let round1 = Schedule.warmup(to: 3e-4, over: 500).decaying(to: 0, over: 9_500)
    let pitfall = Plot(try round1.transferred(to: 20_000, by: .holdingFinalRate))
    #expect(pitfall.subtitle.hasSuffix(": starved"))
    #expect(pitfall.panels[0].rules.map(\.label) == ["round 1 ends at 10k: resume here"])
    #expect(pitfall.panels[0].bands.map(\.steps) == [10_000..<20_000])
    let stretched = Plot(try round1.transferred(to: 20_000, by: .stretchingDecay))
    #expect(stretched.panels[0].bands.map(\.steps) == [501..<20_000])
    #expect(stretched.panels[0].bands.map(\.label) == ["timed anew, 10k steps longer"])
    let same = Plot(try round1.transferred(to: 10_000))
    #expect(same.subtitle.isEmpty && same.panels[0].rules.isEmpty && same.panels[0].bands.isEmpty)
  }

  @Test func `every rule that applies has a panel, and the others are named`() throws {
    let round1 = Schedule.warmup(to: 3e-4, over: 500).decaying(to: 0, over: 9_500)
    let plot = try Plot(everyRuleFor: round1, to: 20_000)
    #expect(
      plot.panels.map(\.title) == [
        "extending-plateau (default)", "stretching-decay", "stretching-everything",
        "holding-final-rate", "rewarming",
      ])
    #expect(plot.subtitle.hasSuffix(" Not for this schedule: continuing-tail, adding-cycles."))
    #expect(plot.panels[3].note == "0 % of the peak: starved")
    #expect(throws: TransferError.self) { try Plot(everyRuleFor: Schedule(), to: 10) }
  }

  @Test func `a part of the steps is drawn alone, and one that has none is refused`() throws {
    let series = [Schedule.ramp(from: 1, to: 0, over: 100).labeled("a")]
    let part = try plot(series).showing(25..<75).chart()
    #expect(part.x.domain == 25...75 && part.y.domain.upperBound == 0.75 * 1.06)
    #expect(part.y.landmarks == [0.75, 0.25])
    let pane = Layout(part).panes[0]
    #expect(pane.traces[0].start == Point(x: pane.frame.left, y: pane.y.pixel(0.75)))
    #expect(pane.traces[0].end == Point(x: pane.frame.right, y: pane.y.pixel(0.25)))
    #expect(throws: PlotError.nothingInRange(100..<200, longest: 100)) {
      try plot(series).showing(100..<200).svg()
    }
    let both = series + [Schedule.constant(1, for: 300).labeled("b")]
    #expect(try Picture(plot(both).showing(100..<200)).texts.contains("b"))
  }

  @Test func `a size that is none, and a mark before the start, trap`() async {
    await #expect(processExitsWith: .failure) { _ = Plot("a") {}.sized(319, 400) }
    await #expect(processExitsWith: .failure) { _ = Plot("a") {}.sized(720, .nan) }
    await #expect(processExitsWith: .failure) { _ = plot(manySeries(1)).marking(-1, "b") }
    await #expect(processExitsWith: .failure) { _ = plot(manySeries(1)).shading(-1..<3, "b") }
    await #expect(processExitsWith: .failure) { _ = Plot("a") {}.showing(3..<3) }
    await #expect(processExitsWith: .failure) { _ = Plot("a") {}.columns(0) }
  }
}

/// What an XML parser reads in a plot.
struct Picture {
  var names: [String] = []
  var attributes: [[String: String]] = []
  var texts: [String] = []

  init(_ plot: Plot) throws { try self.init(plot.svg().text) }

  init(_ svg: String) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    try #require(parser.parse())
    (names, attributes) = (reader.names, reader.attributes)
    texts = reader.texts.map { $0.trimmingCharacters(in: .newlines) }
  }

  /// Every point of a path, and where every text stands.
  var coordinates: [(x: Double, y: Double)] {
    attributes.flatMap { attributes -> [(x: Double, y: Double)] in
      if let data = attributes["d"] { return places(ofPath: data) }
      guard let x = attributes["x"], let y = attributes["y"] else { return [] }
      return [(Double(x) ?? .nan, Double(y) ?? .nan)]
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
