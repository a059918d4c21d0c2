import Foundation

/// Kendall's rank correlation of two lists of numbers, with its uncertainty.
///
///     τ_b = (concordant − discordant) / √((n₀ − n₁)(n₀ − n₂))
///
/// with n₀ = n(n − 1)/2 pairs, of which n₁ are tied in the first list and n₂ in the second (Kendall,
/// 1945): 1 where both rank alike, −1 where they rank the other way round, about 0 where they have
/// nothing to do with each other. Counted by sorting (Knight, 1966), in n log n.
public struct Kendall: Sendable, Hashable {
  /// How many pairs of numbers.
  public let count: Int
  /// From −1 to 1; NaN where one of the lists is all ties, or there are fewer than two pairs.
  public let tau: Double
  /// How likely a correlation as strong as this, in either direction, is by chance: exact without
  /// ties for up to 33 pairs, else by the normal approximation. NaN where τ is.
  public let pValue: Double
  /// Where τ lies in 95 of 100 such samples, by Fisher's z with the variance 0.437/(n − 4) (Fieller,
  /// Hartley and Pearson, 1957); nil for four pairs or fewer, which say too little, and where τ is 1 or −1, for
  /// which the formula knows no uncertainty.
  public let interval: ClosedRange<Double>?

  /// - Precondition: Both lists are equally long, and finite.
  public init(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count, "Kendall's tau is of pairs")
    precondition((x + y).allSatisfy(\.isFinite), "Kendall's tau is of finite numbers")
    let n = x.count
    count = n
    let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    var ys = order.map { y[$0] }
    let pairs = Double(n) * Double(n - 1) / 2
    let xTies = Ties(order.map { x[$0] })
    let bothTied = tiedPairs(order.map { x[$0] }, ys)
    var spare = ys
    let discordant = Double(countSwaps(&ys, &spare, 0..<n))
    let yTies = Ties(ys)
    let score = pairs - xTies.pairs - yTies.pairs + bothTied - 2 * discordant
    let scale = ((pairs - xTies.pairs) * (pairs - yTies.pairs)).squareRoot()
    guard n > 1, scale > 0 else {
      (tau, pValue, interval) = (.nan, .nan, nil)
      return
    }
    // The root of a rounded product is no less than the lesser factor: never beyond 1.
    let tau = score / scale
    self.tau = tau
    let hasTies = xTies.pairs > 0 || yTies.pairs > 0
    pValue =
      !hasTies && n <= 33
      ? exactP(n, fewest: Int(min(discordant, pairs - discordant)))
      : normalP(score, n, xTies, yTies)
    interval = n > 4 && abs(tau) < 1 ? fieller(tau, n) : nil
  }
}

/// Groups of equal numbers in a sorted list, as the sums that formulas of rank correlation take.
private struct Ties {
  private(set) var pairs = 0.0
  private(set) var triples = 0.0
  private(set) var variance = 0.0

  init(_ sorted: [Double]) {
    var start = 0
    for index in sorted.indices.map({ $0 + 1 })
    where index == sorted.count || sorted[index] != sorted[start] {
      let t = Double(index - start)
      pairs += t * (t - 1) / 2
      triples += t * (t - 1) * (t - 2)
      variance += t * (t - 1) * (2 * t + 5)
      start = index
    }
  }
}

private func tiedPairs(_ x: [Double], _ y: [Double]) -> Double {
  var (pairs, start) = (0.0, 0)
  for index in x.indices.map({ $0 + 1 })
  where index == x.count || x[index] != x[start] || y[index] != y[start] {
    let t = Double(index - start)
    pairs += t * (t - 1) / 2
    start = index
  }
  return pairs
}

/// How many neighbours change places while a list is sorted by merging.
private func countSwaps(_ list: inout [Double], _ spare: inout [Double], _ range: Range<Int>) -> Int
{
  if range.count < 2 { return 0 }
  let middle = range.lowerBound + range.count / 2
  var swaps =
    countSwaps(&list, &spare, range.lowerBound..<middle)
    + countSwaps(&list, &spare, middle..<range.upperBound)
  var (i, j) = (range.lowerBound, middle)
  for place in range {
    if j == range.upperBound || (i < middle && list[i] <= list[j]) {
      spare[place] = list[i]
      i += 1
    } else {
      spare[place] = list[j]
      j += 1
      swaps += middle - i
    }
  }
  list[range] = spare[range]
  return swaps
}

/// The share of all orders of n with so few discordant pairs, or so few concordant ones.
private func exactP(_ n: Int, fewest: Int) -> Double {
  if 2 * fewest == n * (n - 1) / 2 { return 1 }
  // shares[k]: the share of orders with k discordant pairs; n elements have 0…n−1 more than n−1 do.
  var shares = [1.0]
  for size in stride(from: 2, through: n, by: 1) {
    var next = [Double](repeating: 0, count: shares.count + size - 1)
    for (k, share) in shares.enumerated() {
      for more in 0..<size { next[k + more] += share / Double(size) }
    }
    shares = next
  }
  return min(1, 2 * shares[...fewest].reduce(0, +))
}

private func normalP(_ score: Double, _ n: Int, _ x: Ties, _ y: Ties) -> Double {
  let count = Double(n)
  let m = count * (count - 1)
  let variance =
    (m * (2 * count + 5) - x.variance - y.variance) / 18 + 2 * x.pairs * y.pairs / m
    + (n > 2 ? x.triples * y.triples / (9 * m * (count - 2)) : 0)
  return erfc(abs(score) / variance.squareRoot() / 2.0.squareRoot())
}

private func fieller(_ tau: Double, _ n: Int) -> ClosedRange<Double> {
  let half = 1.959963984540054 * (0.437 / Double(n - 4)).squareRoot()
  let z = atanh(tau)
  return tanh(z - half)...tanh(z + half)
}
