import Foundation

/// The trace files of a run, and what should be known about it before anybody draws conclusions.
struct LabTrace {
    let paths: [String]
    /// Whose run it is, as a heading.
    var whose = "yours"
    /// What the reader should know first: that the run is not of the student's code as it is now.
    var remarks: [String] = []

    init(paths: [String]) {
        self.paths = paths
    }

    /// The last run of a lab in this kit.
    ///
    /// - Throws: ``WorkshopError`` when there is none.
    init(of lab: LabEntry, in kit: Kit) throws {
        let name = ".traces/lab\(lab.id).jsonl"
        let file = kit.url(name)
        guard let written = Self.date(of: file) else {
            throw WorkshopError(
                "there is no trace of lab \(lab.id) yet (\(name)); run the lab first: swift run \(lab.module)"
            )
        }
        paths = [file.path]
        // The lab and its solution write the same file, and say beside it which of them did.
        let origin = (try? String(contentsOf: kit.url(".traces/lab\(lab.id).program"), encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let solution = "\(lab.module)Solution"
        if origin == solution {
            whose = "the solution's"
            remarks = ["note: \(name) is of \(solution), not of your code; to compare yours: swift run \(lab.module)"]
        } else if let changed = Self.lastChange(in: kit.url(lab.exercise)), changed > written {
            remarks = [
                "note: \(lab.exercise) was changed after this run; to see what it does now: swift run \(lab.module)"
            ]
        }
    }

    private static func lastChange(in folder: URL) -> Date? {
        let files = FileManager.default.enumerator(
            at: folder,
            includingPropertiesForKeys: [.contentModificationDateKey]
        )
        return (files?.compactMap { ($0 as? URL).flatMap(date) } ?? []).max()
    }

    private static func date(of file: URL) -> Date? {
        // The values are cached with the URL, and a URL from an enumerator is fresh.
        (try? file.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate
    }
}
