import Foundation
import Testing

@testable import SchedulePlots
@testable import Schedules

struct GalleryTests {
  private static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Plots")
  }

  @Test func `every committed picture is what its plot draws, byte for byte`() throws {
    for (name, plot) in try Gallery.plots() {
      let file = Self.folder.appendingPathComponent(name + ".svg")
      let text = try plot.svg().text
      if ProcessInfo.processInfo.environment["PLOTS"] == "write" {
        try Data(text.utf8).write(to: file)
      }
      let committed = try? String(contentsOf: file, encoding: .utf8)
      #expect(committed == text, "\(name): PLOTS=write swift test --filter GalleryTests")
    }
  }

  @Test func `every curve and every recipe has its panel`() {
    let panels = Gallery.curves.panels
    let drawn = Set(panels.flatMap(\.series).flatMap(\.schedule.phases).map(\.curve.name))
    #expect(drawn == Set(Curve.forms.map { $0.name }))
    let made = RecipeGallery.families.flatMap(\.recipes).sorted()
    // Those two are made of other schedules.
    #expect(made == Recipe.all.map(\.name).filter { $0 != "product" && $0 != "sequence" }.sorted())
  }

  /// `PROOFS=FOLDER` writes them there, for `Tests/Browser/check.py`.
  @Test func `what is hard to draw is drawn, in bounded size`() throws {
    for (name, plot) in Proofs.plots() {
      let text = try plot.svg().text
      #expect(text.utf8.count <= 60_000, "\(name): \(text.utf8.count)")
      if let folder = ProcessInfo.processInfo.environment["PROOFS"] {
        let file = URL(fileURLWithPath: folder).appendingPathComponent(name + ".svg")
        try Data(text.utf8).write(to: file)
      }
    }
  }
}
