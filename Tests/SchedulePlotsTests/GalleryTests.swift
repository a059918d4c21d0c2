import Foundation
import Testing

@testable import SchedulePlots
@testable import Schedules

struct GalleryTests {
  private static func page(_ name: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appendingPathComponent("Notebooks-md/\(name).md"), encoding: .utf8)
  }

  @Test func `every curve and every recipe has its panel in a notebook`() throws {
    let plots = try Self.page("drawing-plots")
    for curve in Curve.forms { #expect(plots.contains("\"\(curve.name)")) }
    let recipes = try Self.page("recipes")
    // Those two are made of other schedules.
    for name in Recipe.all.map(\.name) where name != "product" && name != "sequence" {
      #expect(recipes.contains("\"\(name)\""))
    }
  }

  /// `PROOFS=FOLDER` writes them there, for `Tests/Browser/check.py`.
  @Test func `what is hard to draw is drawn, in bounded size`() throws {
    let predictions = try MadePredictions.hard().map { ("prediction-\($0.name)", $0.picture.svg()) }
    for (name, picture) in try Proofs.plots().map({ ($0.name, try $0.plot.svg()) }) + predictions {
      let text = picture.text
      #expect(text.utf8.count <= 60_000, "\(name): \(text.utf8.count)")
      if let folder = ProcessInfo.processInfo.environment["PROOFS"] {
        let file = URL(fileURLWithPath: folder).appendingPathComponent(name + ".svg")
        try Data(text.utf8).write(to: file)
      }
    }
  }
}
