extension KeyedEncodingContainer<SpecKey> {
  /// Writes a curve, its ends that are given, and its parameters that are not the default.
  mutating func encodeCurve(_ curve: Curve, from: Double, to: Double) throws {
    try encode(curve.name, forKey: "curve")
    for (key, end) in zip(type(of: curve.form).endKeys, [from, to]) {
      try encode(end, forKey: SpecKey(key))
    }
    for parameter in curve.form.parameters where !parameter.isDefault {
      switch parameter.value {
      case .number(let number): try encode(number, forKey: SpecKey(parameter.key))
      case .numbers(let numbers): try encode(numbers, forKey: SpecKey(parameter.key))
      }
    }
  }
}

/// The curve of a phase of a spec and the ends that stand there.
struct CurveSpec {
  let kind: any CurveForm.Type
  let curve: Curve
  let from: Double
  let to: Double

  /// Reads the curve, its parameters and its ends, and refuses every other key but those `beside`
  /// it and the terms of a time map.
  init(_ spec: SpecReader, beside keys: [String], hasTimeMap: Bool = true) throws(ScheduleError) {
    let name: String = try spec.value("curve")
    guard let kind = Curve.forms.first(where: { $0.name == name }) else {
      throw ScheduleError(
        "curve", "there is no curve \"\(name.prefix(40))\"", "give one of \(Curve.names)")
    }
    let form = try kind.init(ParameterReader(spec: spec))
    let ends = kind.endKeys
    let times = kind == Hold.self || !hasTimeMap ? [] : ["offset", "stride", "period"]
    try spec.allow(["curve"] + keys + ends + form.parameters.map(\.key) + times)
    from = try ends.first.map { key throws(ScheduleError) in try spec.value(key) } ?? 0
    to = try ends.last.map { key throws(ScheduleError) in try spec.value(key) } ?? 0
    curve = Curve(form)
    self.kind = kind
  }

  /// Names the key of a fault as the spec does: a hold's start is its `rate`.
  func naming<T>(_ make: () throws(ScheduleError) -> T) throws(ScheduleError) -> T {
    do throws(ScheduleError) {
      return try make()
    } catch {
      guard kind.givenEnds == .rate, error.path == "from" else { throw error }
      throw ScheduleError("rate", error.fault, error.remedy)
    }
  }
}

extension CurveForm {
  /// The keys of the ends that stand in specs.
  static var endKeys: [String] {
    switch givenEnds {
    case .rate: ["rate"]
    case .fromTo: ["from", "to"]
    case .from: ["from"]
    case .none: []
    }
  }
}
