import Foundation

/// A step at which the rate jumps.
struct Jump {
  let step: Int
  /// η before it less η at it; times its weight where it stands for others.
  var drop: Double
  /// η at it.
  let rate: Double
  /// The sum of all rates before it.
  let area: Double
  /// ln η of it, kept above ln 1e-300.
  let logRate: Double

  init(step: Int, drop: Double, rate: Double, area: Double) {
    (self.step, self.drop, self.rate, self.area) = (step, drop, rate, area)
    logRate = log(max(rate, 1e-300))
  }
}

/// Jumps in the order of their steps, grouped so that of many that lie far back five stand for all.
///
/// What a law sums is smooth in the step wherever the logarithms of the rates are. Of a group whose
/// logarithms and sums of rates a polynomial of degree 4 through five of its jumps meets, the five carry the drops of all: each the
/// sum of the drops times its Lagrange polynomial. A group stands for a step when it is no longer
/// than half its distance from it; else its halves do, down to single jumps.
struct JumpTree {
  private let jumps: [Jump]
  /// Of the group of all, of its halves, of theirs, …: its five; empty where its jumps follow no curve.
  private var groups: [[Jump]] = []

  private static let leaf = 10

  init(_ jumps: [Jump]) {
    self.jumps = jumps
    if jumps.count > Self.leaf { _ = build(0, jumps.indices) }
  }

  /// Calls for each jump up to a step, or for the five of its group.
  func visit(upTo step: Int, _ body: (Jump) -> Void) {
    visit(0, jumps.indices, step, body)
  }

  private func visit(_ node: Int, _ range: Range<Int>, _ step: Int, _ body: (Jump) -> Void) {
    guard let first = range.first, jumps[first].step <= step else { return }
    let last = jumps[range.upperBound - 1].step
    if node < groups.count, !groups[node].isEmpty, last <= step,
      2 * (last - jumps[first].step) <= step - last
    {
      return groups[node].forEach(body)
    }
    if range.count <= Self.leaf {
      for jump in jumps[range] where jump.step <= step { body(jump) }
      return
    }
    let middle = range.lowerBound + range.count / 2
    visit(2 * node + 1, range.lowerBound..<middle, step, body)
    visit(2 * node + 2, middle..<range.upperBound, step, body)
  }

  /// Groups some jumps from their halves; what stands for them, all of them where nothing does.
  private mutating func build(_ node: Int, _ range: Range<Int>) -> [Jump]? {
    if range.count <= Self.leaf { return Array(jumps[range]) }
    while groups.count <= node { groups.append([]) }
    let middle = range.lowerBound + range.count / 2
    let left = build(2 * node + 1, range.lowerBound..<middle)
    let right = build(2 * node + 2, middle..<range.upperBound)
    guard let left, let right, let five = Self.five(for: left + right) else { return nil }
    groups[node] = five
    return five
  }

  /// Five of some jumps, with the drops of all; nil where their rates or sums follow no curve.
  private static func five(for all: [Jump]) -> [Jump]? {
    let span = Double(all[all.count - 1].step - all[0].step)
    // Those nearest to the quarters.
    var place = 0
    var five = (0..<5).map { quarter in
      let wanted = Double(all[0].step) + span * Double(quarter) / 4
      func distance(_ place: Int) -> Double { abs(Double(all[place].step) - wanted) }
      while place + 1 < all.count, distance(place + 1) < distance(place) { place += 1 }
      return all[place]
    }
    if zip(five, five.dropFirst()).contains(where: { $0.step >= $1.step }) { return nil }
    let nodes = five.map { Double($0.step - all[0].step) / span }
    let scales = nodes.map { node in
      nodes.reduce(1) { $1 == node ? $0 : $0 / (node - $1) }
    }
    var drops = [Double](repeating: 0, count: 5)
    let width = five[4].area - five[0].area
    for jump in all {
      let x = Double(jump.step - all[0].step) / span
      var (rate, area, size) = (0.0, 0.0, 0.0)
      for j in 0..<5 {
        var share = scales[j]
        for i in 0..<5 where i != j { share *= x - nodes[i] }
        rate += share * five[j].logRate
        area += share * (five[j].area - five[0].area)
        size += abs(share)
        drops[j] += share * jump.drop
      }
      let isNear =
        abs(rate - jump.logRate) <= 1e-5
        && abs(area - (jump.area - five[0].area)) <= 1e-6 * width
      if !isNear || !(size < 4) { return nil }
    }
    for j in 0..<5 { five[j].drop = drops[j] }
    return five
  }
}
