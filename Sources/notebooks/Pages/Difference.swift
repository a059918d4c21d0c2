/// What changed between the lines of a file and other lines, to be read by people.
struct Difference {
  /// The line of the file at which they first differ.
  let line: Int
  /// The lines that went, with `-` and their number, and those that came, with `+`.
  let lines: [String]

  private static let most = 40

  /// - Parameter firstLine: The number in the file of the first of the old lines.
  init(from old: [String], to new: [String], firstLine: Int) {
    let changes = new.difference(from: old)
    var (removed, inserted) = (Set<Int>(), Set<Int>())
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var (place, shown, first) = ((old: 0, new: 0), [String](), old.count)
    func row(_ sign: String, _ number: String, _ text: String) -> String {
      "\(sign) \(String(repeating: " ", count: max(0, 5 - number.count)))\(number) | \(text)"
    }
    while place.old < old.count || place.new < new.count {
      let (isRemoved, isInserted) = (removed.contains(place.old), inserted.contains(place.new))
      if isRemoved || isInserted { first = min(first, place.old) }
      if isRemoved {
        shown.append(row("-", "\(firstLine + place.old)", old[place.old]))
        place.old += 1
      } else if isInserted {
        shown.append(row("+", "", new[place.new]))
        place.new += 1
      } else {
        place.old += 1
        place.new += 1
      }
    }
    line = firstLine + first
    let rest = shown.count - Self.most
    lines = rest > 0 ? shown.prefix(Self.most) + ["… and \(rest) lines more"] : shown
  }
}
