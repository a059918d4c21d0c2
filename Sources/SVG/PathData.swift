/// The data of a path, built move by move; coordinates have two decimals.
///
/// What is written is relative to the place before, which is shorter, and does not drift: places are
/// rounded first and subtracted after, as integers. A path begins with a move, and traps elsewise.
///
/// ```swift
/// var path = PathData()
/// path.move(to: 0, 10)
/// path.line(to: 5, 0)
/// path.line(to: 8, 0)
/// path.text  // M0 10l5-10h3
/// ```
public struct PathData: Sendable, Hashable {
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  private var bytes: [UInt8] = []
  /// The place reached, in hundredths.
  private var x = 0
  private var y = 0
  /// The letter that need not be said again.
  private var letter: UInt8?

  public init() {}

  public mutating func move(to x: Double, _ y: Double) {
    (self.x, self.y) = (hundredths(x), hundredths(y))
    bytes.append(UInt8(ascii: "M"))
    letter = nil
    write(self.x, isFirst: true)
    write(self.y, isFirst: false)
  }

  public mutating func line(to x: Double, _ y: Double) {
    let to = (x: hundredths(x), y: hundredths(y))
    if to == (self.x, self.y) { return }
    if to.y == self.y {
      begin(UInt8(ascii: "h"))
      write(to.x - self.x, isFirst: true)
    } else if to.x == self.x {
      begin(UInt8(ascii: "v"))
      write(to.y - self.y, isFirst: true)
    } else {
      add(UInt8(ascii: "l"), [to])
    }
    (self.x, self.y) = to
    // A second h or v in a row would be read as well, but is better said.
    if letter != UInt8(ascii: "l") { letter = nil }
  }

  /// A parabola's arc that leaves towards a control point and arrives from it.
  public mutating func quadratic(_ cx: Double, _ cy: Double, to x: Double, _ y: Double) {
    add(UInt8(ascii: "q"), [(hundredths(cx), hundredths(cy)), (hundredths(x), hundredths(y))])
  }

  /// A cubic's arc that leaves towards one control point and arrives from another.
  public mutating func cubic(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, to x: Double, _ y: Double
  ) {
    add(
      UInt8(ascii: "c"),
      [
        (hundredths(ax), hundredths(ay)), (hundredths(bx), hundredths(by)),
        (hundredths(x), hundredths(y)),
      ])
  }

  /// Back to where the last move led.
  public mutating func close() {
    bytes.append(UInt8(ascii: "Z"))
    letter = nil
  }

  private mutating func add(_ letter: UInt8, _ places: [(x: Int, y: Int)]) {
    var isFirst = begin(letter)
    let (x, y) = (self.x, self.y)
    for place in places {
      write(place.x - x, isFirst: isFirst)
      write(place.y - y, isFirst: false)
      isFirst = false
      (self.x, self.y) = place
    }
  }

  /// Says a letter unless it stands; whether it was said.
  @discardableResult
  private mutating func begin(_ letter: UInt8) -> Bool {
    if self.letter == letter { return false }
    precondition(!bytes.isEmpty, "a path begins with a move")
    bytes.append(letter)
    self.letter = letter
    return true
  }

  /// A sign sets numbers apart, as a space does.
  private mutating func write(_ number: Int, isFirst: Bool) {
    if !isFirst, number >= 0 { bytes.append(UInt8(ascii: " ")) }
    writeDecimal(number, to: &bytes)
  }
}
