// Schedules as specs. A spec, as JSON:
//
//     {"version": 1, "phases": [
//       {"curve": "linear", "from": 0, "to": 3e-4, "steps": 2160},
//       {"curve": "hold", "rate": 3e-4, "steps": 17840},
//       {"curve": "exponential", "from": 3e-4, "to": 3e-5, "steps": 4000}]}
//
// "final", and the "offset", "stride" and "period" of a phase, stand only where they are not the
// default. What decoding cannot tell, because the decoder hides it: a key that stands twice (the
// first counts), and the place of a number that no `Double` holds.

extension Schedule: Codable {
  /// The version of the specs that this release writes, and the only one that it reads.
  public static let specVersion = 1

  /// Reads a spec.
  ///
  /// - Throws: `ScheduleError` naming the path, such as `phases[2].steps`, for a key that is unknown or
  ///   missing, a value of the wrong type, or one that no schedule can have.
  public init(from decoder: any Decoder) throws {
    let spec = try SpecReader(decoder)
    try spec.checkVersion(Self.specVersion)
    try spec.allow(["version", "phases", "final"])
    let phases = try spec.objects("phases") { phase throws(ScheduleError) in try Phase(spec: phase)
    }
    let final: Double? = try spec.valueIfPresent("final")
    try self.init(checking: phases, final: final)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SpecKey.self)
    try container.encode(Self.specVersion, forKey: "version")
    try container.encode(phases, forKey: "phases")
    try container.encodeIfPresent(storedFinal, forKey: "final")
  }
}

extension Phase: Codable {
  /// Reads a phase of a spec.
  ///
  /// - Throws: `ScheduleError` naming the key.
  public init(from decoder: any Decoder) throws {
    try self.init(spec: SpecReader(decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SpecKey.self)
    try container.encodeCurve(curve, from: from, to: to)
    try container.encode(steps, forKey: "steps")
    for (key, value) in timeMapBesideDefault { try container.encode(value, forKey: SpecKey(key)) }
  }

  /// The terms of the time map that are not the default for its curve and steps.
  var timeMapBesideDefault: [(key: String, value: Int)] {
    let usual = Phase.defaultTimeMap(for: curve, steps: steps)
    if curve.isHold || timeMap == usual { return [] }
    // The default period goes with the default map alone: reduced maps have a period of their own.
    let period = type(of: curve.form).countsSteps ? 1 : steps
    return [
      ("offset", timeMap.offset, 0), ("stride", timeMap.stride, 1),
      ("period", timeMap.period, period),
    ]
    .filter { $0.1 != $0.2 }.map { ($0.0, $0.1) }
  }

  init(spec: SpecReader) throws(ScheduleError) {
    if let key = RunLength.Unit.allCases.first(where: { $0 != .steps && spec.has($0.rawValue) }) {
      throw ScheduleError(
        key.rawValue, "a part of a length not yet known makes this a template",
        "resolve it: lrs resolve TEMPLATE.json --over STEPS")
    }
    let drawn = try CurveSpec(spec, beside: ["steps"])
    let steps: Int = try spec.value("steps")
    let usual = drawn.kind.countsSteps ? 1 : max(0, steps)
    let map = try TimeMap(
      offset: try spec.valueIfPresent("offset") ?? 0,
      stride: try spec.valueIfPresent("stride") ?? 1,
      period: try spec.valueIfPresent("period") ?? usual)
    self = try drawn.naming { () throws(ScheduleError) in
      try Phase(drawn.curve, from: drawn.from, to: drawn.to, steps: steps, timeMap: map)
    }
  }
}
