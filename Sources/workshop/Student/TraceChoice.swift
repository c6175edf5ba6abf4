import Foundation

/// Which trace file to show.
enum TraceChoice {
    /// The file that was asked for.
    ///
    /// - Throws: ``WorkshopError`` when it is not there.
    static func existing(_ path: String) throws -> String {
        guard FileManager.default.fileExists(atPath: path) else { throw WorkshopError("there is no file \(path)") }
        return path
    }

    /// The newest file in `.traces/`.
    ///
    /// - Throws: ``WorkshopError`` when there is none.
    static func newest(in kit: Kit) throws -> String {
        let folder = kit.url(".traces")
        let files =
            (try? FileManager.default.contentsOfDirectory(
                at: folder,
                includingPropertiesForKeys: [.contentModificationDateKey]
            )) ?? []
        let newest = files.filter(isTrace).max { Self.date(of: $0) < Self.date(of: $1) }
        guard let newest else {
            throw WorkshopError("there is no trace in \(folder.path) yet; run a lab first: swift run Lab03")
        }
        return newest.path
    }

    /// Whether a file holds spans: a lab writes its metrics and its records beside them.
    private static func isTrace(_ file: URL) -> Bool {
        let name = file.lastPathComponent
        return name.hasSuffix(".jsonl") && ![".metrics.jsonl", ".records.jsonl"].contains(where: name.hasSuffix)
    }

    /// The file of metrics that a lab writes beside its trace; nil where there is none.
    static func metrics(beside trace: String) -> String? {
        guard trace.hasSuffix(".jsonl") else { return nil }
        let path = trace.dropLast(".jsonl".count) + ".metrics.jsonl"
        return FileManager.default.fileExists(atPath: String(path)) ? String(path) : nil
    }

    private static func date(of file: URL) -> Date {
        (try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate) ?? .distantPast
    }
}
