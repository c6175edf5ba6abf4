import Foundation

/// The tool `workshop`: grading, hints and traces for those who do the labs.
@main
enum Main {
    static func main() {
        let interrupts = Interrupts.endPrograms()
        let session = Session(
            folder: FileManager.default.currentDirectoryPath,
            style: .ofTerminal,
            print: { FileHandle.standardOutput.write(Data($0.utf8)) },
            note: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) }
        )
        let code = withExtendedLifetime(interrupts) {
            CommandLineTool().run(Array(CommandLine.arguments.dropFirst()), session)
        }
        exit(code)
    }
}
