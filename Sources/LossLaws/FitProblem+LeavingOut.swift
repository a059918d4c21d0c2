import Foundation

/// What leaving the runs of one schedule out of the fit, one schedule at a time, shows of a law.
struct LeftOut {
  /// How many schedules were.
  var count = 0
  /// How many checks they are: those that branch from one run are one together.
  var checks = 0.0
  /// By how much they were missed in their later halves: the root of the mean square.
  var error: Double?
  /// The law's own part of it, which noise and the parameters that are not known do not explain.
  var own: Double?
  /// The run missed most, and by how much.
  var worst: (run: Int, error: Double)?
  /// The run that the others' law is off by most, where that is more than seeds of one model are.
  var other: (run: Int, offset: Double)?
}

extension FitProblem {
  /// Where the runs that are left do not say to a hundredth what the one left out would be, it checks nothing.
  static let mostUnknown = 0.01

  func leavingOut<Law: LawForm>(_ fit: Posterior<Law>) -> LeftOut {
    var left = LeftOut()
    if groups.count < 2 { return left }
    var checked: [(group: [Int], square: Double, own: Double)] = []
    for group in groups where !isStartOfOthers(group) {
      let rest = points(without: group)
      let told = points.indices.filter { !group.contains($0) && !short.contains($0) }
      // What no other log shows is not held against the law.
      if rest.reduce(0, { $0 + $1.logLosses.count }) < Self.leastPoints { continue }
      if !Self.showsDecay(told.map { points[$0] }), Self.showsDecay(group.map { points[$0] }) {
        continue
      }
      guard let (other, errors) = refit(without: group, fit) else { continue }
      let number = Double(group.count)
      let explained = errors.reduce(0) { $0 + $1.explained } / number
      guard explained < Self.mostUnknown * Self.mostUnknown else { continue }
      let missed = errors.reduce(0) { $0 + $1.square } / number
      for run in group {
        guard let offset = other.offset(of: points[run]), abs(offset) > Self.mostOffset else {
          continue
        }
        if abs(offset) > 4 * explained.squareRoot(), abs(offset) > abs(left.other?.offset ?? 0) {
          left.other = (run, offset)
        }
      }
      checked.append((group, missed, max(0, missed - explained)))
      for (run, error) in zip(group, errors.map { $0.square.squareRoot() })
      where error > left.worst?.error ?? 0 {
        left.worst = (run, error)
      }
    }
    if checked.isEmpty { return left }
    left.count = checked.count
    let shares = shares(of: checked.map(\.group))
    left.checks = shares.reduce(0, +)
    let (square, own) = zip(checked, shares).reduce((0.0, 0.0)) {
      ($0.0 + $1.1 * $1.0.square, $0.1 + $1.1 * $1.0.own)
    }
    left.error = (square / left.checks).squareRoot()
    left.own = (own / left.checks).squareRoot()
    return left
  }

  /// For how much of a check each of the groups counts: those of one family for one.
  private func shares(of groups: [[Int]]) -> [Double] {
    let families = shared.families.map(Set.init)
    return groups.map { group in
      let own = group.map { run in
        let family = families.first { $0.contains(run) } ?? []
        return 1 / Double(max(1, groups.count { !family.isDisjoint(with: $0) }))
      }
      return own.reduce(0, +) / Double(own.count)
    }
  }

  /// Seeds of one model are some thousandths of the loss apart.
  static let mostOffset = 0.012

  private typealias Errors = [(square: Double, explained: Double)]

  /// The fit to the other runs, and how far off it is for those left out. From where the whole fit ended; and
  /// where that misses, anew, since what is left out may have led the whole astray.
  private func refit<Law: LawForm>(without group: [Int], _ fit: Posterior<Law>)
    -> (Posterior<Law>, Errors)?
  {
    func tried(from known: [Double]?) -> (Posterior<Law>, Errors)? {
      guard let other: Posterior<Law> = try? self.fit(without: group, from: known) else {
        return nil
      }
      let rest = runs.indices.filter { !group.contains($0) }
      return (other, group.map { other.error(on: own($0, among: rest)) })
    }
    guard let near = tried(from: fit.parameters) else { return nil }
    if near.1.allSatisfy({ max($0.square, $0.explained) < Self.mostUnknown * Self.mostUnknown }) {
      return near
    }
    guard let anew = tried(from: nil) else { return near }
    return anew.0.residuals.deviation < near.0.residuals.deviation ? anew : near
  }

  /// Of runs of one schedule, the one that is apart from the rest by more than seeds are.
  func apart<Law: LawForm>(_ fit: Posterior<Law>) -> (run: Int, offset: Double)? {
    for group in groups where group.count > 1 {
      let own = group.map { i in
        median(
          points[i].logLosses.indices.map {
            points[i].logLosses[$0] - log(fit.law.loss(points[i].terms, $0, nil))
          })
      }
      let middle = group.count == 2 ? 0 : median(own)
      let far = own.indices.max { abs(own[$0] - middle) < abs(own[$1] - middle) }!
      let others = own.indices.filter { $0 != far }.map { own[$0] }
      let offset = own[far] - median(others)
      if abs(offset) > Self.mostOffset, fit.residuals.plain < 2 * abs(offset) {
        return (group[far], offset)
      }
    }
    return nil
  }

  /// Whether another run goes the same way, and on: then leaving these out checks nothing.
  private func isStartOfOthers(_ group: [Int]) -> Bool {
    runs.indices.contains { other in
      !group.contains(other) && !short.contains(other)
        && runs[other].steps.last ?? 0 >= runs[group[0]].steps.last ?? 0
        && Self.isStart(runs[group[0]].schedule, of: runs[other].schedule)
    }
  }
}
