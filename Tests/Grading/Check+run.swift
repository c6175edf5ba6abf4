import Foundation
import OTel

extension Check {
    /// Runs the check on `subject`.
    ///
    /// - Parameters:
    ///   - subject: the lab, as somebody solved it.
    ///   - seed: where the run's random values come from.
    ///   - limit: how long it may take before it counts as failed.
    public func run(on subject: Subject, seed: UInt64, limit: Duration = .seconds(10)) async -> CheckOutcome {
        TaskLocalTracer.bootstrap()
        TaskLocalLogging.bootstrap()
        let bench = Bench(seed: seed)
        let deadline = Deadline(limit: limit, grace: .seconds(5)) { [id, title] in
            StandardError.write(
                "✗ \(title)\n\n  The code did not return, and left no thread to go on with. check \(id)"
            )
            exit(1)
        }
        let found = await deadline.run { await bench.todos.collect { await self.find(on: subject, bench: bench) } }

        let undone = bench.todos.met.filter { $0.step <= step }
        guard undone.isEmpty else { return .notStarted(undone) }
        return found ?? .failed(.didNotReturn(limit))
    }

    private func find(on subject: Subject, bench: Bench) async -> CheckOutcome {
        do {
            try await body(subject, bench)
            return .passed
        } catch let feedback as Feedback {
            return .failed(feedback)
        } catch {
            return .failed(.threw(error))
        }
    }
}

extension Feedback {
    static func didNotReturn(_ limit: Duration) -> Feedback {
        Feedback(
            "The code did not return within \(limit.components.seconds) seconds.",
            why: "A handler that never returns holds up its partition: no message behind it is read."
        )
    }

    static func threw(_ error: any Error) -> Feedback {
        Feedback(
            "The code threw an error where none was expected: \(error)",
            why: "An error that leaves the tracing code stops the service that it was to observe."
        )
    }
}
