import Foundation

@testable import Schedules

/// Expressions of schedules: the laws of the algebra hold of whatever they come to.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var bytes = Bytes([UInt8](start, count))
  let a = bytes.schedule()
  let b = bytes.schedule(operations: 4, longest: 40)
  let length = min(a.length, 600)
  let from = bytes.firstStep(of: a, length)
  let steps = from..<from + length + 6
  let rates = steps.map { a[$0] }
  checkBounds(a, rates, steps)
  checkChunks(a, rates, steps, &bytes)
  checkLaws(a, b, &bytes)
  return 0
}

extension Bytes {
  /// Where to look: at the start, about the end or a border of phases, or anywhere.
  fileprivate mutating func firstStep(of a: Schedule, _ length: Int) -> Int {
    switch byte() & 3 {
    case 0: return -3
    case 1: return max(-3, a.length - length / 2)
    case 2:
      if a.phases.isEmpty { return 0 }
      return a.steps(ofPhase: int(0...a.phases.count - 1)).lowerBound - length / 2
    default: return long() % (a.length + 1)
    }
  }
}

private func checkBounds(_ a: Schedule, _ rates: [Double], _ steps: Range<Int>) {
  let top = max(a.peak, a.finalRate)
  require(rates.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= top }, "\(a): beyond \(top)")
  for (index, phase) in a.phases.enumerated() where !phase.isTable {
    let own = a.steps(ofPhase: index).clamped(to: steps).map { rates[$0 - steps.lowerBound] }
    let falls = zip(own, own.dropFirst()).allSatisfy { $0 >= $1 }
    let rises = zip(own, own.dropFirst()).allSatisfy { $0 <= $1 }
    require(falls || rises, "\(a): phase \(index) is not monotone")
  }
}

/// A buffer filled in parts, each right up to the end of its own allocation, is the single steps.
private func checkChunks(
  _ a: Schedule, _ rates: [Double], _ steps: Range<Int>, _ bytes: inout Bytes
) {
  var step = steps.lowerBound
  while step < steps.upperBound {
    let count = min(bytes.isEmpty ? 40 : bytes.int(1...40), steps.upperBound - step)
    let doubles = a.rates(in: step..<step + count)
    let floats = a.rates(in: step..<step + count, as: Float.self)
    for k in 0..<count {
      let rate = rates[step - steps.lowerBound + k]
      require(doubles[k].bitPattern == rate.bitPattern, "\(a)[\(step + k)] in \(count)")
      require(floats[k].bitPattern == Float(rate).bitPattern, "\(a)[\(step + k)] in \(count)")
    }
    step += count
  }
  let sum = rates.reduce(0, +)
  guard sum.isFinite else { return }
  let fast = a.sum(in: steps)
  let isSame = abs(sum - fast) <= 1e-12 * sum + Double(rates.count) * 0x1p-1074
  require(isSame, "\(a): \(steps) sum to \(fast), one by one to \(sum)")
  // However long it is, the whole is the sum of its parts.
  let cut = bytes.long() % (a.length + 1)
  let (whole, parts) = (a.sum(in: 0..<a.length), a.sum(in: 0..<cut) + a.sum(in: cut..<a.length))
  let isWhole = !parts.isFinite || abs(whole - parts) <= 1e-11 * whole + 0x1p-1070
  require(isWhole, "\(a): sums to \(whole), cut at \(cut) to \(parts)")
}

private func checkLaws(_ a: Schedule, _ b: Schedule, _ bytes: inout Bytes) {
  let cut = min(bytes.int(0...600), a.length)
  require(a.prefix(cut).appending(a.dropFirst(cut)) == a, "\(a): cut at \(cut)")
  require(a.appending(Schedule()) == a && Schedule().appending(a) == a, "\(a): the identity")
  let whole = a.appending(b)
  require(whole.length == a.length + b.length, "\(a) and \(b): \(whole.length)")
  for k in 0..<40 {
    if k < a.length { require(whole[k].bitPattern == a[k].bitPattern, "\(a) and \(b) at \(k)") }
    if k < b.length {
      require(whole[a.length + k].bitPattern == b[k].bitPattern, "\(b) after \(a) at \(k)")
    }
    if cut + k < a.length {
      require(a.dropFirst(cut)[k].bitPattern == a[cut + k].bitPattern, "\(a) from \(cut)")
    }
  }
  if let twice = a.stretchedIfItFits(by: 2) {
    require(twice.length == 2 * a.length, "\(a) twice is \(twice.length)")
    // Segments reach no further than 2⁴⁰ places, and those of a long curve are cut by steps; denormal
    // rates are rounded otherwise.
    let isLong = a.phases.contains { phase in
      let map = phase.timeMap
      let isProduct = [.linear, .power(2), .polynomial(power: 2)].contains(phase.curve)
      let reach = max(map.period, map.offset + map.stride * phase.steps)
      return reach > 1 << (isProduct ? 39 : 15)
    }
    let first = min(bytes.long(), max(0, a.length - 40))
    for k in first..<min(a.length, first + 40) {
      let isFar = isLong || a[k] < 0x1p-900
      let off = abs(twice[2 * k] - a[k])
      require(off == 0 || isFar && off <= 4 * a[k].ulp, "\(a) twice at \(k)")
    }
    require(twice.stretchedIfItFits(by: Ratio(1, 2)) == a, "\(a) twice and half")
  }
  let again = try! JSONDecoder().decode(Schedule.self, from: JSONEncoder().encode(a))
  require(again == a, "\(a) is read back as \(again)")
  require(again.hashValue == a.hashValue, "\(a) is hashed otherwise")
}
