import Foundation

/// The linker that a lab is built with. Linking is a good part of what a student waits for after each edit.
enum Linker {
    /// What makes the build of a lab link fast: on Linux the toolchain's own `lld`, where `folders` (by default those in `PATH`)
    /// have it beside `swift`. Empty where the system's linker is taken.
    static func arguments(folders: [String] = Environment.path) -> [String] {
        #if os(Linux)
            guard let folder = folders.first(where: { isExecutable("swift", in: $0) }) else { return [] }
            let toolchain = URL(fileURLWithPath: folder + "/swift").resolvingSymlinksInPath()
                .deletingLastPathComponent().path
            return [folder, toolchain].contains { isExecutable("ld.lld", in: $0) } ? ["-Xswiftc", "-use-ld=lld"] : []
        #else
            return []
        #endif
    }

    private static func isExecutable(_ name: String, in folder: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: folder + "/" + name)
    }
}
