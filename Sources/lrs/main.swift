import Foundation

exit(
  CommandLineTool(
    commands: [
      transfer, recipe, resolve, export, importing, evaluate, describe, plot, study, sweep, rounds,
      predict, decay,
    ]
  ).run(CommandLine.arguments))
