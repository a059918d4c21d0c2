import Foundation

exit(NotebooksTool().run(CommandLine.arguments))
