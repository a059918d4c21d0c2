import Foundation

exit(
  CommandLineTool(
    commands: [transfer, recipe, resolve, evaluate, describe, plot, study, sweep, rounds, predict]
  ).run(CommandLine.arguments))
