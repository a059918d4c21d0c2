import Foundation

exit(
  CommandLineTool(commands: [transfer, recipe, resolve, evaluate, describe, plot]).run(
    CommandLine.arguments))
