import Foundation
import Testing

@testable import SchedulePlots

struct ThemeTests {
  /// The relative luminance of a colour, and the contrast of two (WCAG 2.1).
  func luminance(_ hex: String) -> Double {
    let number = Int(hex.dropFirst(), radix: 16)!
    let parts = [16, 8, 0].map { shift -> Double in
      let c = Double(number >> shift & 255) / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  func contrast(_ a: String, _ b: String) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test func `text has a contrast of 4.5 or more, lines of 3, in light and in dark`() {
    for colors in [Colors.light, .dark] {
      for text in [colors.text, colors.muted] { #expect(contrast(text, colors.background) >= 4.5) }
      for line in Stroke.hues + [colors.line] {
        #expect(contrast(line, colors.background) >= 3, "\(line)")
      }
    }
  }

  @Test func `every selector is below the root`() {
    for theme in [Theme.automatic, .light, .dark] {
      let rules = theme.style("#x").replacing("@media (prefers-color-scheme:dark){", with: "")
      let selectors = rules.split(separator: "}").compactMap { $0.split(separator: "{").first }
      for selector in selectors.flatMap({ $0.split(separator: ",") }) {
        #expect(selector.hasPrefix("#x "), "\(selector)")
      }
    }
    #expect(!Theme.light.style("#x").contains("@media"))
  }

  @Test func `twenty-five lines differ by hue or by dash`() {
    let strokes = (0..<25).map { "\(Stroke.hue($0)) \(Stroke.dash($0))" }
    #expect(Set(strokes).count == 25)
  }
}
