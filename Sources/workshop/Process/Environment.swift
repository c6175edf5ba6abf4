import Foundation

/// The environment that the tool's programs are started with.
enum Environment {
    /// This process's, without what is meant for one program only.
    static var inherited: [String: String] {
        var environment = ProcessInfo.processInfo.environment
        for name in ["LAB", "WORKSHOP_STRICT"] {
            environment[name] = nil
        }
        return environment
    }

    /// The folders in which programs are looked up.
    static var path: [String] {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    }

    /// Where a program is that is looked up in `folders`, by default those in `PATH`: the first of them that has it.
    static func location(of program: String, in folders: [String] = path) -> String? {
        folders.lazy.map { $0 + "/" + program }.first(where: FileManager.default.isExecutableFile)
    }
}
