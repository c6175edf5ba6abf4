import Foundation
import TraceView

/// The trace that a lab asks for: a run of its solution, stored with the lab. `Tests/expected-traces.py` makes it.
struct Expectation {
    let lab: LabEntry
    let spans: [TraceSpan]

    /// Reads the trace of a lab.
    ///
    /// - Throws: ``WorkshopError`` when the lab has none, or it cannot be read.
    init(of lab: LabEntry, in kit: Kit) throws {
        let file = kit.url(lab.expectedTrace)
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw WorkshopError(
                "lab \(lab.id) has no expected trace (\(lab.expectedTrace)); to draw your run alone: "
                    + "swift run workshop trace .traces/lab\(lab.id).jsonl"
            )
        }
        let document = TraceFile.read(paths: [file.path])
        if let problem = document.problems.first {
            throw WorkshopError("\(problem); the file is the kit's own: git checkout -- \(lab.expectedTrace)")
        }
        guard !document.spans.isEmpty else {
            throw WorkshopError(
                "\(lab.expectedTrace) holds no span; it is the kit's own: git checkout -- \(lab.expectedTrace)"
            )
        }
        self.lab = lab
        spans = document.spans
    }
}
