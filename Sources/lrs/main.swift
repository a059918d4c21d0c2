import Foundation

exit(
  CommandLineTool(commands: [
    transfer, recipe, resolve, export, importing, evaluate, describe, plot,
  ]).run(
    CommandLine.arguments))
