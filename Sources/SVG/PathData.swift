/// The data of a path, built move by move; coordinates have two decimals.
///
/// ```swift
/// var path = PathData()
/// path.move(to: 0, 10)
/// path.line(to: 5, 0)
/// path.text  // M0 10L5 0
/// ```
public struct PathData: Sendable, Hashable {
  public private(set) var text = ""

  public init() {}

  public mutating func move(to x: Double, _ y: Double) { text += "M\(decimal(x)) \(decimal(y))" }

  public mutating func line(to x: Double, _ y: Double) { text += "L\(decimal(x)) \(decimal(y))" }
}
