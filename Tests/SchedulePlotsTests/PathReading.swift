/// The places that the data of a path names, ends and control points alike: what our writer writes
/// read back, without a word of its code.
func places(ofPath data: String) -> [(x: Double, y: Double)] {
  var places: [(x: Double, y: Double)] = []
  var (x, y) = (0.0, 0.0)
  for command in commands(ofPath: data) {
    let numbers = command.numbers
    let start = (x: x, y: y)
    switch command.letter {
    case "M":
      (x, y) = (numbers[0], numbers[1])
      places.append((x, y))
    case "h", "v":
      for number in numbers {
        if command.letter == "h" { x += number } else { y += number }
        places.append((x, y))
      }
    case "l", "q", "c":
      let width = ["l": 2, "q": 4, "c": 6][command.letter] ?? 2
      var origin = start
      for (index, pair) in stride(from: 0, to: numbers.count, by: 2).enumerated() {
        if index > 0, index * 2 % width == 0 { origin = (x, y) }
        (x, y) = (origin.x + numbers[pair], origin.y + numbers[pair + 1])
        places.append((x, y))
      }
    case "Z": break
    default: places.append((.nan, .nan))
    }
  }
  return places
}

private func commands(ofPath data: String) -> [(letter: Character, numbers: [Double])] {
  var commands: [(letter: Character, numbers: [Double])] = []
  var number = ""
  func end() {
    if !number.isEmpty { commands[commands.count - 1].numbers.append(Double(number) ?? .nan) }
    number = ""
  }
  for character in data {
    if character.isLetter {
      end()
      commands.append((character, []))
    } else if character == " " {
      end()
    } else {
      if character == "-" { end() }
      number.append(character)
    }
  }
  end()
  return commands
}
