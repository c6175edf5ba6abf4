import Foundation

/// All that a lab's build depends on but what stands in the student's files: as long as it is the same, an edit needs the three commands of
/// ``BuildPlan`` and nothing else.
///
/// The kit's files count by size and time, in nanoseconds, since there are many of them and nobody swaps them quickly.
struct BuildShape: Codable, Equatable {
    private let digest: SourceDigest

    init(of lab: LabEntry, in kit: Kit, arguments: [String], path: [String] = Environment.path) {
        var lines = arguments
        for part in ["Package.swift", "Plugins", "Sources", "Tests/\(lab.slug)", "Tests/Grading", "Tests/TestSupport"] {
            lines += Self.stamps(kit.url(part).path)
        }
        // Another file, or one less, changes the commands.
        lines += Self.names(kit.url(lab.exercise).path)
        lines += path.map { $0 + "/swift" }.filter(FileManager.default.isExecutableFile).prefix(1).flatMap(Self.stamps)
        var digest = SourceDigest()
        digest.add("shape", Data(lines.joined(separator: "\n").utf8))
        self.digest = digest
    }

    private static func names(_ folder: String) -> [String] {
        (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    }

    private static func stamps(_ path: String) -> [String] {
        (["."] + names(path)).map { name in
            var status = stat()
            guard stat(path + "/" + name, &status) == 0 || (name == "." && stat(path, &status) == 0) else {
                return name
            }
            #if os(Linux)
                let time = status.st_mtim
            #else
                let time = status.st_mtimespec
            #endif
            return "\(path)/\(name) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
        }
    }
}
