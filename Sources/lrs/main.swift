import Foundation

exit(
  CommandLineTool(commands: [
    transfer, recipe, resolve, export, evaluate, describe, plot,
  ]).run(
    CommandLine.arguments))
