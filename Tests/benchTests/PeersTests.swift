import Foundation
import Schedules
import Testing

@testable import bench

struct PeersTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardized

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func `cases are the ones that the words say`() {
    let cosine = PeerCase.warmupCosine.schedule(of: 1_000)
    #expect(cosine.length == 1_000)
    #expect([0, 25, 50, 525, 1_000].map { cosine[$0] } == [0, 1.5e-4, 3e-4, 1.5e-4, 0])
    let linear = PeerCase.warmupHoldLinear.schedule(of: 1_000)
    #expect(linear.length == 1_000)
    #expect([0, 25, 50, 499, 750, 1_000].map { linear[$0] } == [0, 1.5e-4, 3e-4, 3e-4, 1.5e-4, 0])
    #expect(PeerCase.cosine.schedule(of: 1_000)[500] == 1.5e-4)
  }

  @Test func `every peer and case is known to the worker by the same name`() throws {
    let scripts = try ["fills", "steps"].map { try Self.text("Sources/bench/peers/\($0).py") }
    let names = (Peer.fills(.cosine) + Peer.singleSteps).map(\.name)
    #expect(names.count == 13)
    for name in names { #expect(scripts.joined().contains("\n    \"\(name)\": "), "\(name)") }
    let cases = try Self.text("Sources/bench/peers/cases.py")
    for name in PeerCase.allCases { #expect(cases.contains("\"\(name.rawValue)\"")) }
  }

  @Test func `versions are pinned, and those that Tests/Peers compares rates with`() throws {
    func versions(_ path: String) throws -> [String: String] {
      let pins = try Self.text(path).matches(of: /(?m)^([A-Za-z0-9_.-]+)==(\S+)$/)
      return Dictionary(uniqueKeysWithValues: pins.map { (String($0.1), String($0.2)) })
    }
    let ours = try versions("Sources/bench/peers/requirements.txt")
    let lines = try Self.text("Sources/bench/peers/requirements.txt").split(separator: "\n")
    #expect(ours.count == lines.filter { !$0.hasPrefix("#") }.count)
    let compared = try versions("Tests/Peers/requirements.txt")
    for name in ["numpy", "torch", "jax", "jaxlib", "optax", "transformers", "fvcore"] {
      #expect(ours[name] != nil && ours[name] == compared[name], "\(name)")
    }
  }
}
