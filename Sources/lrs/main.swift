import Foundation

exit(CommandLineTool(commands: [transfer, evaluate, describe, plot]).run(CommandLine.arguments))
