/// What a framework's call does not say itself.
public struct ImportOptions: Sendable, Hashable {
  /// The optimizer's rate, where the call has only factors.
  public var lr: Double?
  /// The steps of the run: needed where the framework's schedule has no end, else it is cut there,
  /// or goes on as the framework's does.
  public var steps: Int?
  /// The run of a log of several.
  public var run: String?
  /// The column of the rates, where a log calls them otherwise than `lr`, `learning_rate` and the like.
  public var rateColumn: String?
  /// Whether a table's rates are kept to the bit, where curves come within rounding of them.
  public var toTheBit: Bool

  /// What a text does not say itself.
  public init(
    lr: Double? = nil, steps: Int? = nil, run: String? = nil, rateColumn: String? = nil,
    toTheBit: Bool = false
  ) {
    self.lr = lr
    self.steps = steps
    self.run = run
    self.rateColumn = rateColumn
    self.toTheBit = toTheBit
  }
}
