// Templates as specs: those of schedules, but that a phase has, in place of `steps`, one of
// `share`, `epochs`, `samples`, `tokens`, or `"rest": true`; and in place of a time map a `grid`.
// As JSON:
//
//     {"version": 1, "phases": [
//       {"curve": "linear", "from": 0, "to": 3e-4, "share": 0.02},
//       {"curve": "hold", "rate": 3e-4, "rest": true},
//       {"curve": "cosine", "from": 3e-4, "to": 0, "steps": 4000, "grid": "end"}]}

extension ScheduleTemplate: Codable {
  /// Reads the spec of a template; that of a schedule without time maps of its own is one too.
  ///
  /// - Throws: `ScheduleError` naming the path, such as `phases[2].share`.
  public init(from decoder: any Decoder) throws {
    let spec = try SpecReader(decoder)
    try spec.checkVersion(Schedule.specVersion)
    try spec.allow(["version", "phases", "final"])
    let parts = try spec.objects("phases") { part throws(ScheduleError) in try Part(spec: part) }
    let final: Double? = try spec.valueIfPresent("final")
    if let final { _ = try Schedule(checking: [], final: final) }
    self.init(parts, final: final)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SpecKey.self)
    try container.encode(Schedule.specVersion, forKey: "version")
    try container.encode(parts, forKey: "phases")
    try container.encodeIfPresent(final, forKey: "final")
  }
}

extension ScheduleTemplate.Part: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(spec: SpecReader(decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SpecKey.self)
    try container.encodeCurve(curve, from: from, to: to)
    let key = SpecKey(length.unit.rawValue)
    switch length.unit {
    case .rest: try container.encode(true, forKey: key)
    case .steps, .samples, .tokens: try container.encode(length.amount.numerator, forKey: key)
    case .share, .epochs: try container.encode(length.amount.decimalValue, forKey: key)
    }
    if grid != .start { try container.encode(grid.rawValue, forKey: "grid") }
  }

  init(spec: SpecReader) throws(ScheduleError) {
    let units = RunLength.Unit.allCases.map(\.rawValue)
    let given = units.filter(spec.has)
    guard given.count <= 1, let unit = RunLength.Unit(rawValue: given.first ?? "steps") else {
      throw ScheduleError(
        given[1], "the length is said already, by \(given[0])",
        "give one of \(given.joined(separator: ", "))")
    }
    let drawn = try CurveSpec(spec, beside: units + ["grid"], hasTimeMap: false)
    let length = try RunLength(spec: spec, unit)
    let name: String? = try spec.valueIfPresent("grid")
    guard let grid = name == nil ? .start : Grid(rawValue: name ?? "") else {
      throw ScheduleError(
        "grid", "there is no grid \"\((name ?? "").prefix(40))\"",
        "give one of \(Grid.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    self = try drawn.naming { () throws(ScheduleError) in
      try .init(drawn.curve, from: drawn.from, to: drawn.to, length: length, grid: grid)
    }
  }
}

extension RunLength {
  fileprivate init(spec: SpecReader, _ unit: Unit) throws(ScheduleError) {
    let key = unit.rawValue
    switch unit {
    case .rest:
      let isRest: Bool = try spec.value(key)
      guard isRest else { throw ScheduleError(key, "false says nothing", "give true, or a length") }
      self = .rest
    case .steps, .samples, .tokens:
      let count: Int = try spec.value(key)
      try self.init(checking: Ratio(count, 1), unit)
    case .share, .epochs:
      let number: Double = try spec.value(key)
      try self.init(decimal: number, unit)
    }
  }
}
