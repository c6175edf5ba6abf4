import Foundation

/// The linker that a lab is built with. Linking is a good part of what a student waits for after each edit.
enum Linker {
    /// What makes the build of a lab link fast: on Linux the toolchain's own `lld`, where `folders` (by default those in `PATH`)
    /// have it beside `swift`. Empty where the system's linker is taken.
    static func arguments(folders: [String] = Environment.path) -> [String] {
        #if os(Linux)
            guard let swift = Environment.location(of: "swift", in: folders).map(URL.init(fileURLWithPath:)) else {
                return []
            }
            let beside = [swift, swift.resolvingSymlinksInPath()].map { $0.deletingLastPathComponent().path }
            return Environment.location(of: "ld.lld", in: beside) == nil ? [] : ["-Xswiftc", "-use-ld=lld"]
        #else
            return []
        #endif
    }
}
