import Foundation

exit(
  CommandLineTool(commands: [transfer, evaluate, describe, plot, study, sweep, rounds])
    .run(CommandLine.arguments))
