/// Which runs branch from one: the same losses at the same steps from the first on, up to some step.
///
/// What is trained on from a checkpoint, or logged of one run twice, says what it shares once. Two runs of their
/// own do not lose the same to the last digit eight times in a row.
struct SharedStarts {
  /// Up to which step each run has the losses of each other; −1 where they share no start.
  private let ends: [[Int]]
  /// The runs of which each branches from another, each with those in the order in which they were given.
  let families: [[Int]]

  static let leastShared = 8

  init(_ runs: [LossRun]) {
    var ends = runs.map { _ in runs.map { _ in -1 } }
    var families: [[Int]] = []
    for i in runs.indices {
      for j in runs.indices where j < i {
        let end = Self.end(runs[i], runs[j])
        (ends[i][j], ends[j][i]) = (end, end)
      }
      let joined = families.filter { $0.contains { ends[i][$0] >= 0 } }
      families = families.filter { !$0.contains { ends[i][$0] >= 0 } }
      families.append((joined.flatMap { $0 } + [i]).sorted())
    }
    self.ends = ends
    self.families = families.sorted { $0[0] < $1[0] }
  }

  /// Up to which step a run has what some of the others have too; −1 for none.
  func end(of run: Int, with others: some Sequence<Int>) -> Int {
    others.reduce(-1) { $1 == run ? $0 : max($0, ends[run][$1]) }
  }

  /// The steps after which a run is no more what another is.
  func branches(of run: Int) -> Set<Int> { Set(ends[run].filter { $0 >= 0 }) }

  /// The last of the steps, from the first that both have on, up to which the losses of two are the same.
  private static func end(_ a: LossRun, _ b: LossRun) -> Int {
    var (i, j, count, end) = (0, 0, 0, -1)
    while i < a.steps.count, j < b.steps.count {
      if a.steps[i] < b.steps[j] {
        i += 1
      } else if a.steps[i] > b.steps[j] {
        j += 1
      } else if a.losses[i] == b.losses[j] {
        end = a.steps[i]
        (i, j, count) = (i + 1, j + 1, count + 1)
      } else {
        break
      }
    }
    return count < leastShared ? -1 : end
  }
}
