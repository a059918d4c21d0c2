@testable import Schedules

/// Schedules built as a reader of expressions would: a stack, and what each byte does to its top.
extension Bytes {
  mutating func curve() -> Schedules.Curve? {
    switch int(0...11) {
    case 0, 1: return .linear
    case 2: return .cosine
    case 3: return checked(try? CosinePower(rate()))
    case 4: return checked(try? Polynomial(power: rate()))
    case 5: return checked(try? Power(rate()))
    case 6: return checked(try? Exponential(floor: bool() ? 0 : rate()))
    case 7: return checked(try? Logarithmic(base: rate()))
    case 8: return checked(try? Tanh(lower: rate() * -20, upper: rate() * 20))
    case 9: return checked(try? InverseSquareRoot(timescale: timescale(), floor: rate()))
    case 10:
      return checked(try? InversePower(rate() * 4, timescale: timescale(), floor: rate()))
    default: return checked(try? Table((0..<int(1...9)).map { _ in rate() }))
    }
  }

  private mutating func timescale() -> Double { bool() ? rate() * 5000 : Double(long()) }

  private func checked(_ form: (any CurveForm)?) -> Schedules.Curve? {
    form.map { Schedules.Curve($0) }
  }

  /// A phase, where its parts go together.
  mutating func phase(longest: Int) -> Phase? {
    let steps = byte() & 7 == 7 ? long() : int(0...longest)
    if int(0...5) == 0 { return .hold(at: rate(), for: steps) }
    guard let curve = curve() else { return nil }
    let (from, to) = (rate(), rate())
    if int(0...2) > 0 {
      return try? Phase(curve, from: from, to: to, steps: steps)
    }
    let map =
      bool()
      ? try? TimeMap(offset: int(0...1000), stride: int(0...5), period: int(0...3000))
      : try? TimeMap(offset: bool() ? 0 : long(), stride: bool() ? 1 : long(), period: long())
    return try? Phase(curve, from: from, to: to, steps: steps, timeMap: map)
  }

  /// Up to 20 000 short phases of curves that keep what they have computed.
  private mutating func manyPhases() -> Schedule? {
    let count = byte() & 63 == 63 ? 20_000 : int(2...300)
    let (timescale, steps, isRoot) = (timescale(), int(1...6), bool())
    return try? Schedule(
      checking: (1...count).compactMap { i in
        let rate = 1 / Double(i)
        let form: (any CurveForm)? =
          isRoot
          ? try? InverseSquareRoot(timescale: timescale * rate, floor: 0)
          : try? Exponential(floor: rate / 2)
        return try form.map { try Phase(Curve($0), from: rate, to: 0.75 * rate, steps: steps) }
      })
  }

  /// What an expression of at most so many steps of building comes to.
  mutating func schedule(operations: Int = 12, longest: Int = 300) -> Schedule {
    var stack: [Schedule] = []
    for _ in 0..<operations where !isEmpty {
      let top = stack.last ?? Schedule()
      switch byte() % 16 {
      case 0...3:
        if let phase = phase(longest: longest) { stack.append(Schedule([phase])) }
      case 4, 5:
        if stack.count > 1, stack[stack.count - 2].length + top.length <= longestOfAll {
          stack.removeLast()
          stack.append(stack.removeLast().appending(top))
        }
      case 6: replace(&stack, top.prefix(place(longest)))
      case 7: replace(&stack, top.dropFirst(place(longest)))
      case 8:
        let factor = rate()
        replace(&stack, try? top.mappingRates { $0 * factor })
      case 9:
        let amount = rate() * (bool() ? 1 : -1)
        replace(&stack, try? top.shifted(by: amount))
      case 10:
        let (a, b) = (rate(), rate())
        replace(&stack, top.clamped(to: min(a, b)...max(a, b)))
      case 11:
        replace(&stack, top.stretchedIfItFits(by: stretch()))
      case 12:
        if byte() & 3 == 3 {
          replace(&stack, manyPhases())
        } else {
          let multiplier = bool() ? Ratio(int(1...4), int(1...4)) : stretch()
          replace(&stack, top.repeatedIfItFits(int(0...9), multiplier))
        }
      case 13:
        let steps = place(longest)
        if top.length + steps <= longestOfAll { replace(&stack, top.holding(for: steps)) }
      case 14:
        // Where both move, every rate is written out, and a spec of millions takes all memory.
        if stack.count > 1, min(top.length, stack[stack.count - 2].length) <= 1 << 20,
          let product = try? top.multiplied(by: stack[stack.count - 2])
        {
          replace(&stack, product)
        }
      default:
        if top.length > 0, let transfer = try? top.transferred(to: 1 + place(4 * longest)) {
          replace(&stack, transfer.schedule)
        }
      }
    }
    let whole = stack.last ?? Schedule()
    guard int(0...4) == 0 else { return whole }
    return (try? Schedule(checking: whole.phases, final: rate())) ?? whole
  }

  private mutating func place(_ longest: Int) -> Int { bool() ? int(0...longest) : long() }

  private mutating func stretch() -> Ratio {
    bool() ? Ratio(int(1...40), int(1...40)) : Ratio(long(), bool() ? 1 : long())
  }

  private var longestOfAll: Int { 1 << 55 }

  private func replace(_ stack: inout [Schedule], _ next: Schedule?) {
    guard let next, next.phases.count <= 20_200, next.length <= longestOfAll else { return }
    _ = stack.popLast()
    stack.append(next)
  }
}

extension Schedule {
  /// Repeated, as `repeated` does that ends the program where the cycles do not fit.
  fileprivate func repeatedIfItFits(_ count: Int, _ lengthMultiplier: Ratio) -> Schedule? {
    guard phases.count < 200 else { return nil }
    var cycle = Cycle(self, lengthMultiplier: lengthMultiplier)
    for _ in 0..<count where cycle.next() == nil { return nil }
    var (whole, again) = (NormalForm(), Cycle(self, lengthMultiplier: lengthMultiplier))
    for _ in 0..<count {
      guard let phases = again.next(), whole.append(phases, times: 1, above: 0) else { return nil }
    }
    return repeated(count, lengthMultiplier: lengthMultiplier)
  }
}
