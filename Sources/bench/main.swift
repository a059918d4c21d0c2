// `bench` measures: curve by length against filling a buffer, and single steps.
//
//     swift run -c release bench [CURVE …]

import Schedules

let names = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") }
let subjects = names.isEmpty ? Subject.all : Subject.all.filter { names.contains($0.name) }
Ratios.table(of: subjects, repeats: 9)
SingleSteps.table(of: subjects, repeats: 9)
