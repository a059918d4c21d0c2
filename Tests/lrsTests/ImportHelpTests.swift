import Exchange
import Testing

/// What `lrs import --help` says that can be imported.
@Suite struct ImportHelpTests {
  /// A line with a label begins a framework; calls are set apart by commas, over lines of one column.
  @Test func `help lists every call once, by framework, in lines that a terminal holds`() throws {
    try inFolder { folder throws in
      let help = try folder.run("import", "--help").output.split(separator: "\n")
      let start = try #require(help.firstIndex { $0.hasPrefix("Calls take what") })
      var found: [(framework: String, calls: String)] = []
      for line in help[(start + 1)...] {
        #expect(line.count <= 100 && line.prefix(2) == "  ", "\(line)")
        let label = line.prefix(16).split(separator: " ").first.map(String.init)
        if let label { found.append((label, "")) }
        found[found.count - 1].calls += (label == nil ? " " : "") + line.dropFirst(16)
      }
      let known = ImportedSchedule.knownCalls
      let frameworks = known.map(\.framework).reduce(into: [String]()) { names, name in
        if names.last != name { names.append(name) }
      }
      #expect(found.map(\.framework) == frameworks)
      for (framework, calls) in found {
        let signatures = known.filter { $0.framework == framework }.map(\.signature)
        #expect(calls == signatures.map { $0.prefix { $0 != "(" } }.joined(separator: ", "))
      }
      // No line ends where the next call had room.
      for (line, next) in zip(help[(start + 1)...], help[(start + 2)...]) where line.hasSuffix(",")
      {
        let call = next.dropFirst(16).prefix { $0 != "," }
        #expect(line.count - 1 + call.count >= 98, "\(line)")
      }
    }
  }
}
