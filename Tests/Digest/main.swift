// The digest of what must be the same bytes wherever it is made: in debug and in release, in every
// locale and time zone, and however hashing is seeded. `check` runs it under all of them.
import Foundation
import Schedules

// The C library's own formatting follows the locale of a program that asks for it.
setlocale(LC_ALL, "")

var bytes = 0

/// Prints a line: what it is of, its digest, and how many bytes it is of.
@MainActor
func line(_ kind: String, _ name: String, _ body: (inout Digest) throws -> Void) rethrows {
  var digest = Digest()
  try body(&digest)
  bytes += digest.count
  print("\(digest.text) \(digest.count) \(kind): \(name)")
}

let curves = schedulesOfCurves()
for name in Curve.names.split(separator: ", ")
where !curves.contains(where: { curve in
  curve.schedules.contains { $0.phases.contains { $0.curve.name == name } }
}) {
  fatalError("no schedule has the curve \(name); add one to Subjects.swift")
}
let recipes = try schedulesOfRecipes()

for (name, schedules) in curves + recipes {
  line("rates", name) { for schedule in schedules { $0.add(ratesOf: schedule) } }
}
for (name, schedules) in curves + recipes {
  let short = schedules.filter { $0.length <= 1_000 }
  try line("texts", name) { for schedule in short.prefix(20) { try $0.add(textsOf: schedule) } }
}
for (name, schedules) in curves + recipes {
  let drawn = schedules.filter { $0.length > 50 }
  try line("plots", name) { try $0.add(plotsOf: Array(drawn.prefix(5)), named: name) }
}
print("\(bytes) bytes in all")
