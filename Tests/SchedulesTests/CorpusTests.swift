import Foundation
import Testing

@testable import Schedules

/// Specs of version 1 as people have them on disk; see `Corpus/README.md`.
struct CorpusTests {
  static let names = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".expected.json") }
    .map { String($0.dropLast(".json".count)) }.sorted()

  @Test(arguments: names)
  func `a spec of version 1 has the rates and the bytes that it always had`(name: String) throws {
    let spec = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).json"))
    let found = try Expected(of: spec, isTemplate: name.hasPrefix("template-"))
    let url = Self.folder.appendingPathComponent("\(name).expected.json")
    if ProcessInfo.processInfo.environment["CORPUS"] == "write",
      !FileManager.default.fileExists(atPath: url.path)
    {
      try found.text.write(to: url, atomically: true, encoding: .utf8)
    }
    let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: url))
    #expect(found == expected)
    // What was written by then, and what is written now, are one schedule.
    #expect(
      try Expected(of: Data(expected.encoded.utf8), isTemplate: name.hasPrefix("template-"))
        == expected)
  }

  @Test func `every curve, time map and kind of length is among them`() throws {
    let texts = try Self.names.map { name in
      try String(
        contentsOf: Self.folder.appendingPathComponent("\(name).json"), encoding: .utf8)
    }.joined()
    for form in Curve.forms { #expect(texts.contains("\"curve\": \"\(form.name)\"")) }
    for key in ["offset", "stride", "period", "final"] + RunLength.Unit.allCases.map(\.rawValue) {
      #expect(texts.contains("\"\(key)\": "))
    }
    for grid in Grid.allCases { #expect(texts.contains("\"grid\": \"\(grid.rawValue)\"")) }
    for recipe in Recipe.all { #expect(Self.names.contains("recipe-\(recipe.name)")) }
  }

  @Test func `what is expected of a spec that is no longer there is missed`() throws {
    let expected = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".expected.json") }.map { String($0.dropLast(".expected.json".count)) }
    #expect(expected.sorted() == Self.names)
    #expect(Self.names.count >= 68)
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Corpus/version-1")
}

/// What a spec comes to.
private struct Expected: Codable, Equatable {
  /// The spec, encoded again.
  let encoded: String
  let length: Int
  /// FNV-1a of the bits of the rates at `places`.
  let digest: String
  /// A few rates by their steps, for those who look for what has changed.
  let rates: [String: Double]

  init(of spec: Data, isTemplate: Bool) throws {
    let schedule: Schedule
    if isTemplate {
      let template = try JSONDecoder().decode(ScheduleTemplate.self, from: spec)
      encoded = try Self.json(template)
      let clock = try RunClock(
        checking: 32, accumulation: 1, devices: 1, sequenceLength: 64, datasetSize: 16_000,
        epochEnd: .keepingLast)
      schedule = try template.schedule(over: 2000, clock: clock)
    } else {
      schedule = try JSONDecoder().decode(Schedule.self, from: spec)
      encoded = try Self.json(schedule)
    }
    length = schedule.length
    // All steps of a short run, evenly some of a long one, and what holds beside them.
    let stride = max(1, length / 4096)
    let places = [-1] + Array(Swift.stride(from: 0, to: length, by: stride)) + [length, .max]
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for place in places {
      for shift in Swift.stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ (schedule[place].bitPattern >> UInt64(shift)) & 0xff) &* 0x100_0000_01b3
      }
    }
    digest = String(hash, radix: 16)
    let few = Set([0, 1, length / 3, length / 2, length - length / 10, length])
    rates = Dictionary(uniqueKeysWithValues: few.map { ("\($0)", schedule[$0]) })
  }

  var text: String { get throws { try Self.json(self, .prettyPrinted) + "\n" } }

  private static func json(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting = []
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
