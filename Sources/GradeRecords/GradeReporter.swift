import Foundation
import Synchronization

/// Reports to the tool that grades what this process finds: a record when a check starts, and one when it has ended.
///
/// A check counts only with its record, so that a process that crashes, exits or never returns can only lose checks. The code
/// that is graded runs in this very process, so that it can forge records on purpose: by reading this object's memory, by
/// calling this module, or by running before the first check does. It cannot do so by accident, or by writing to descriptors
/// that it finds: the nonce has left the environment and the pipe when the first check begins.
public final class GradeReporter: Sendable {
    /// The one of this process; nil where nobody asked for records.
    public static let ofThisProcess: GradeReporter? = GradeOrder.take().flatMap(GradeReporter.init)

    /// How long a check may take.
    public let limit: Duration

    private let nonce: String
    private let descriptor: Int32
    private let saidCatalogue = Mutex(false)

    init?(_ order: GradeOrder) {
        // Another number, which programs that the graded code starts do not inherit.
        let descriptor = fcntl(order.records, F_DUPFD_CLOEXEC, 64)
        guard descriptor >= 0 else { return nil }
        close(order.records)
        self.descriptor = descriptor
        self.nonce = order.nonce
        self.limit = .milliseconds(Int64((order.limitSeconds * 1000).rounded()))
    }

    /// Reports that the check called `id` is about to run; before the first one, also what the lab asks for.
    public func begin(_ id: String, of checks: [CheckDescription]) {
        let isFirst = saidCatalogue.withLock { said in
            defer { said = true }
            return !said
        }
        if isFirst {
            write(.catalogue(checks))
        }
        write(.started(id: id))
    }

    /// Reports what the check called `id` found, and what the student is to read.
    public func end(_ id: String, _ verdict: GradeRecord.Verdict, feedback: String?, after duration: Duration) {
        let (seconds, attoseconds) = duration.components
        write(
            .ended(id: id, verdict: verdict, feedback: feedback, seconds: Double(seconds) + Double(attoseconds) / 1e18)
        )
    }

    private func write(_ event: GradeRecord.Event) {
        guard var line = try? JSONEncoder().encode(GradeRecord(nonce: nonce, event: event)) else { return }
        line.append(UInt8(ascii: "\n"))
        saidCatalogue.withLock { _ in
            // A pipe that is gone has nobody left to tell.
            try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: line)
        }
    }
}
