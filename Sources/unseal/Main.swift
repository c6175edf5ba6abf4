import Foundation
import Sealing

/// Writes the sources of a sealed file into a folder, for the build: `unseal FILE FOLDER`. The plugin `UnsealSources`
/// calls it.
@main
struct Main {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            fail("unseal takes a sealed file and the folder to write to: unseal FILE FOLDER")
        }
        let file = URL(fileURLWithPath: arguments[1])
        let folder = URL(fileURLWithPath: arguments[2])
        do {
            for source in try SealedSources(sealed: String(contentsOf: file, encoding: .utf8)).sources {
                // Messages then name the place that the source has in the full edition, and not the build folder. The file
                // is called otherwise, because the compiler wants one name for one file.
                let origin = file.deletingLastPathComponent().appendingPathComponent(source.name).path
                let text = "#sourceLocation(file: \(origin.debugDescription), line: 1)\n" + source.text
                try Data(text.utf8).write(to: folder.appendingPathComponent("Unsealed" + source.name))
            }
        } catch is SealedSources.Damage {
            fail("\(file.path) is damaged; get it back with: git checkout -- \(file.path)")
        } catch {
            fail("\(file.path) cannot be unsealed: \(error.localizedDescription)")
        }
    }

    private static func fail(_ text: String) -> Never {
        FileHandle.standardError.write(Data("error: \(text)\n".utf8))
        exit(1)
    }
}
