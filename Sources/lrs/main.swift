import Foundation

// A file that may grow no further is a write that fails, with a message, and not the end.
signal(SIGXFSZ, SIG_IGN)

exit(
  CommandLineTool(
    commands: [
      transfer, recipe, resolve, export, importing, evaluate, describe, plot, study, sweep, rounds,
      predict, decay,
    ]
  ).run(CommandLine.arguments))
