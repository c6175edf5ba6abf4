import Foundation
import GradeRecords

/// Reads a grader's records as they come. What has not the run's nonce does not count.
struct RecordReader {
    private let nonce: String
    private var lines = LineBuffer()
    private(set) var catalogue: [CheckDescription]?
    private(set) var reports: [GraderRound.Report] = []
    private(set) var interrupted: String?

    init(nonce: String) {
        self.nonce = nonce
    }

    mutating func append(_ bytes: [UInt8]) {
        for line in lines.append(bytes) {
            guard let record = try? JSONDecoder().decode(GradeRecord.self, from: Data(line)), record.nonce == nonce
            else {
                continue
            }
            note(record.event)
        }
    }

    private mutating func note(_ event: GradeRecord.Event) {
        switch event {
        case .catalogue(let checks):
            catalogue = catalogue ?? checks
        case .started(let id):
            interrupted = id
        case .ended(let id, let verdict, let feedback, let seconds):
            // A check ends once, and only one that has started.
            guard interrupted == id else { return }
            interrupted = nil
            reports.append(GraderRound.Report(id: id, verdict: verdict, feedback: feedback, seconds: seconds))
        }
    }
}
