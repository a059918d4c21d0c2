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
    case 9: return checked(try? InverseSquareRoot(timescale: rate() * 5000, floor: rate()))
    case 10:
      return checked(try? InversePower(rate() * 4, timescale: rate() * 5000, floor: rate()))
    default: return checked(try? Table((0..<int(1...9)).map { _ in rate() }))
    }
  }

  private func checked(_ form: (any CurveForm)?) -> Schedules.Curve? {
    form.map { Schedules.Curve($0) }
  }

  /// A phase, where its parts go together.
  mutating func phase(longest: Int) -> Phase? {
    let steps = int(0...longest)
    if int(0...5) == 0 { return .hold(at: rate(), for: steps) }
    guard let curve = curve() else { return nil }
    let (from, to) = (rate(), rate())
    if int(0...2) > 0 {
      return try? Phase(curve, from: from, to: to, steps: steps)
    }
    let map = try? TimeMap(
      offset: int(0...1000), stride: int(0...5), period: int(0...3000))
    return try? Phase(curve, from: from, to: to, steps: steps, timeMap: map)
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
        if stack.count > 1 {
          stack.removeLast()
          stack.append(stack.removeLast().appending(top))
        }
      case 6: replace(&stack, top.prefix(int(0...longest)))
      case 7: replace(&stack, top.dropFirst(int(0...longest)))
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
        replace(&stack, top.stretchedIfItFits(by: Ratio(int(1...40), int(1...40))))
      case 12:
        if top.isSmall { replace(&stack, top.repeated(int(0...4), lengthMultiplier: multiplier())) }
      case 13:
        if top.length < 1 << 20 { replace(&stack, top.holding(for: int(0...longest))) }
      case 14:
        if stack.count > 1, let product = try? top.multiplied(by: stack[stack.count - 2]) {
          replace(&stack, product)
        }
      default:
        if top.length > 0, let transfer = try? top.transferred(to: int(1...4 * longest)) {
          replace(&stack, transfer.schedule)
        }
      }
    }
    let whole = stack.last ?? Schedule()
    guard int(0...4) == 0 else { return whole }
    return (try? Schedule(checking: whole.phases, final: rate())) ?? whole
  }

  private mutating func multiplier() -> Ratio { Ratio(int(1...4), int(1...4)) }

  private func replace(_ stack: inout [Schedule], _ next: Schedule?) {
    guard let next, next.phases.count < 200, next.length < 1 << 40 else { return }
    _ = stack.popLast()
    stack.append(next)
  }
}

extension Schedule {
  /// Whether the exact times of a few cycles are sure to fit in `Int`.
  fileprivate var isSmall: Bool {
    length < 1 << 16
      && phases.allSatisfy { phase in
        let map = phase.timeMap
        return [map.offset, map.stride, map.period].allSatisfy { $0.magnitude < 1 << 16 }
      }
  }
}
