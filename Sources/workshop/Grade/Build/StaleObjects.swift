import Foundation

/// Takes away what a build left of a module, so that the next build compiles all of it.
///
/// The compiler decides by times, to the second, which files it may leave as they are; a file that is swapped within the second in
/// which the last build began looks old to it. What is not there cannot be left as it is. The folder itself has to stay:
/// SwiftPM does not make it anew.
enum StaleObjects {
    static let suffixes = [".o", ".swiftdeps", ".priors"]
    /// What a debugger wants to know of a module. SwiftPM makes it with a command of its own, and nothing is compiled by it.
    static let debuggersSuffix = ".swiftmodule.o"

    /// Removes them for `module` in the build folder `folder`, `.../debug`.
    static func remove(of module: String, in folder: URL) throws {
        let objects = folder.appendingPathComponent(module + ".build")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: objects.path)) ?? []
        for name in names where suffixes.contains(where: name.hasSuffix) && !name.hasSuffix(debuggersSuffix) {
            try FileManager.default.removeItem(at: objects.appendingPathComponent(name))
        }
    }
}
