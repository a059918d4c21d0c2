import TestSupport
import Testing

@testable import lrs

/// What a word that is not known may have been meant for.
@Suite struct GuessTests {
  /// Levenshtein's distance as it is defined.
  private func distance(_ a: Substring, _ b: Substring) -> Int {
    guard let x = a.first, let y = b.first else { return max(a.count, b.count) }
    if x == y { return distance(a.dropFirst(), b.dropFirst()) }
    return 1
      + min(
        distance(a.dropFirst(), b), distance(a, b.dropFirst()),
        distance(a.dropFirst(), b.dropFirst()))
  }

  @Test(arguments: [
    ("polt", true), ("qqplot", true), ("qqqplot", false), ("plotqq", true), ("plotqqq", false),
    ("p", false), ("lot", true), ("cat", false),
  ])
  func `a word is guessed two letters away`(word: String, isGuessed: Bool) {
    #expect(guess(word, among: ["plot"]) == (isGuessed ? "did you mean plot?" : nil))
  }

  @Test func `of short words the nearest is guessed, the first of those that are as near`() {
    var random = SeededGenerator(seed: 5)
    func word() -> String {
      String(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in "abc".randomElement(using: &random)!
        })
    }
    for _ in 0..<500 {
      let known = (0..<4).map { _ in "x" + word() }
      let given = word()
      let edits = known.map { distance(given[...], $0[...]) }
      let least = edits.min()!
      let best = known[edits.firstIndex(of: least)!]
      #expect(
        guess(given, among: known) == (least <= 2 ? "did you mean \(best)?" : nil),
        "\(given) among \(known)")
    }
  }
}
