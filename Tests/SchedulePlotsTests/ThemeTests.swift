import Foundation
import Testing

@testable import SchedulePlots

struct ThemeTests {
  private func style(_ theme: Theme) -> String {
    theme.style("#r", hues: [0, 1, 2, 3, 4], areas: [0, 4], bands: true)
  }

  /// The relative luminance of a colour `#rrggbb`, as WCAG 2 defines it.
  private func luminance(_ color: String) -> Double {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    let channels = [16, 8, 0].map { shift -> Double in
      let share = Double((number >> shift) & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ a: String, _ b: String) -> Double {
    let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)
  }

  @Test func `contrast is measured as WCAG measures it`() {
    #expect(abs(contrast("#ffffff", "#000000") - 21) < 1e-9)
    #expect(abs(contrast("#777777", "#ffffff") - 4.48) < 0.01)
  }

  @Test func `text has a contrast of 4.5 and lines of 3, on light and on dark`() {
    for colors in [Colors.light, .dark] {
      for text in [colors.text, colors.muted] {
        #expect(contrast(text, colors.background) >= 4.5, "\(text) on \(colors.background)")
      }
      for line in Stroke.hues + [colors.line, colors.text] {
        #expect(contrast(line, colors.background) >= 3, "\(line) on \(colors.background)")
      }
      // On a band, or edged in the background's colour there.
      for text in [colors.text, colors.muted] { #expect(contrast(text, colors.band) >= 4.5) }
      for (hue, line) in (Stroke.hues + [colors.text, colors.line]).enumerated() {
        #expect(
          contrast(line, colors.band) >= 3 || Stroke.needsEdge(hue), "\(line) on \(colors.band)")
      }
    }
  }

  @Test func `no two of 25 lines have both hue and dash in common`() {
    let strokes = (0..<25).map { "\(Stroke.hue($0)) \(Stroke.dash($0))" }
    #expect(Set(strokes).count == 25)
  }

  @Test func `neighbours differ in hue and in dash`() {
    for index in 0..<100 {
      #expect(Stroke.hue(index) != Stroke.hue(index + 1))
      #expect(Stroke.dash(index) != Stroke.dash(index + 1))
    }
  }

  @Test(arguments: [Theme.automatic, .light, .dark])
  func `every selector is below the root, and every colour is literal`(theme: Theme) {
    let style = theme.style("#root", hues: [0, 1, 2, 3, 4], areas: [0, 4], bands: true)
    let rules = style.replacing("@media (prefers-color-scheme:dark){", with: "")
    let selectors = rules.split(separator: "}").flatMap {
      $0.prefix { $0 != "{" }.split(separator: ",")
    }
    #expect(selectors.count > 10)
    #expect(selectors.allSatisfy { $0.hasPrefix("#root ") }, "\(selectors)")
    #expect(!style.contains("var("))
  }

  @Test func `a fixed theme asks for no colour scheme`() {
    #expect(style(.automatic).contains("@media (prefers-color-scheme:dark){"))
    #expect(!style(.light).contains("@media"))
    #expect(!style(.dark).contains("@media"))
    #expect(style(.light).contains("fill:#ffffff"))
    #expect(style(.dark).contains("fill:#0d1117"))
  }
}
