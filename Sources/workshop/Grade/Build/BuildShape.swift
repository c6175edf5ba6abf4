import Foundation

/// All that a lab's build depends on but what stands in the student's files: as long as it is the same, an edit needs the three commands of
/// ``BuildPlan`` and nothing else.
///
/// The kit's files count by size and time, in nanoseconds, since there are many of them and nobody swaps them quickly.
struct BuildShape: Codable, Equatable {
    private let digest: SourceDigest

    init(of lab: LabEntry, in kit: Kit, arguments: [String]) {
        var lines = arguments
        for part in ["Package.swift", "Plugins", "Sources", "Tests/\(lab.slug)", "Tests/Grading", "Tests/TestSupport"] {
            lines += Self.stamps(kit.url(part).path)
        }
        // Another file, or one less, changes the commands.
        lines += Self.names(kit.url(lab.exercise).path)
        lines += Environment.location(of: "swift").map(Self.stamps) ?? []
        var digest = SourceDigest()
        digest.add("shape", Data(lines.joined(separator: "\n").utf8))
        self.digest = digest
    }

    private static func names(_ folder: String) -> [String] {
        (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    }

    private static func stamps(_ path: String) -> [String] {
        ([path] + names(path).map { path + "/" + $0 }).map { file in
            var status = stat()
            guard stat(file, &status) == 0 else { return file }
            #if os(Linux)
                let time = status.st_mtim
            #else
                let time = status.st_mtimespec
            #endif
            return "\(file) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
        }
    }
}
