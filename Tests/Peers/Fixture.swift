import Foundation
import Testing

/// A schedule that a framework was asked for, and the rates that it gave: a line of
/// `fixtures/NAME.json`.
struct Fixture {
  let name: String
  let family: String
  /// The call that was evaluated in Python.
  let call: String
  /// What the call was built from, and the optimizer's rate, as JSON.
  let parameters: [String: Any]
  let isFloat32: Bool
  let steps: [Int]
  let rates: [Double]
  /// The line itself, where a number tells whether it is whole or real: `2` or `2.0`.
  let line: String

  /// Those in a folder: a schedule of every family, or calls as people write them.
  static func all(in name: String = "fixtures") throws -> [Fixture] {
    let folder = try #require(Bundle.module.url(forResource: name, withExtension: nil))
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.sorted { $0.path < $1.path }.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { $0.hasPrefix("{\"name\"") }
        .map { try Fixture(line: $0.hasSuffix(",") ? String($0.dropLast()) : String($0)) }
    }
  }

  private init(line: String) throws {
    // The last line of a file closes its list.
    let text = line.hasSuffix("]}]}") ? String(line.dropLast(2)) : line
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      "\(text.prefix(80))")
    name = try #require(object["name"] as? String)
    family = try #require(object["family"] as? String)
    call = try #require(object["call"] as? String)
    parameters = try #require(object["parameters"] as? [String: Any])
    isFloat32 = object["dtype"] as? String == "float32"
    steps = try #require(object["steps"] as? [Int])
    rates = try #require(object["values"] as? [Double])
    self.line = text
  }

  /// Whether a parameter was given, and says something.
  func has(_ name: String) -> Bool { parameters[name].map { !($0 is NSNull) } ?? false }

  /// The steps that the run takes: those that were asked for.
  var runLength: Int { (steps.last ?? 0) + 1 }

  /// How far apart rates may be, of the largest: what the framework itself agrees to with exact
  /// arithmetic.
  var tolerance: Double {
    let powers = ["power", "exponent", "k_decay", "decay_power", "stable_power"]
    let isFractional =
      powers.contains { (parameters[$0] as? Double).map { $0 != $0.rounded() } ?? false }
      || call.contains("sqrt") || family == "timm.poly" || family == "timm.wsd"
    if isFloat32 { return isFractional ? 4e-6 : 5e-7 }
    // What PyTorch steps from rate to rate, and does not compute from the step, drifts.
    let recursions = ["CosineAnnealingLR", "LinearLR", "PolynomialLR"]
    if family.hasPrefix("torch."), recursions.contains(where: call.contains) { return 5e-12 }
    return isFractional ? 2e-13 : 1e-14
  }
}
