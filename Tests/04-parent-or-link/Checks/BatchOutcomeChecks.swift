import Grading
import Kafka
import OTel
import Tracing

/// Step 7: the handler's outcome.
let batchOutcomeChecks: [Check<Lab04Subject>] = [
    Check("batch-error-is-recorded", "An error of the handler sets the batch span's status and error.type", step: 7) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(3)
        try await warehouse.run(failing: true)
        let span = try warehouse.batchSpan()
        try span.verifyFailure()
    },

    Check("batch-error-is-thrown-on", "An error of the handler is thrown on", step: 7) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(3)
        guard try await !(warehouse.run(failing: true) is BatchScenario.ShelfIsFull) else { return }
        throw Feedback(
            "The handler threw ShelfIsFull, and `handleNext` returned as if it had not.",
            why:
                "The caller goes on with the next batch, and its commit covers the one that failed: those orders are lost."
        )
    },

    Check(
        "handled-batch-is-committed-in-every-partition",
        "A batch that was handled is committed in every partition that it came from",
        step: 7
    ) {
        let warehouse = BatchScenario($0, $1)
        let staged = try await warehouse.send($1.number(in: 6...9))
        try await warehouse.run()
        let rows = (0..<3).map { number in
            (
                number: number,
                expected: staged.filter { $0.record.partition.rawValue == number }.count,
                got: warehouse.committedOffset(ofPartition: number)
            )
        }
        guard rows.contains(where: { $0.got?.rawValue != $0.expected }) else { return }
        let isOneLeftOut = rows.contains { $0.got?.rawValue == $0.expected }
        throw Feedback(
            rows.allSatisfy { $0.got == nil }
                ? "The batch was handled, and nothing was committed."
                : isOneLeftOut
                    ? "The batch came from 3 partitions, and not all were committed: a commit covers one partition."
                    : "A partition's last message was handled, and is not committed: a commit covers what lies before it, too.",
            picture: ["  partition  next offset  got"]
                + rows.map {
                    "\($0.got?.rawValue == $0.expected ? " " : "✗") \($0.number)          \($0.expected)            "
                        + ($0.got?.description ?? "(not committed)")
                },
            why: "What is not committed is delivered again after the next restart: the parcel is packed twice."
        )
    },

    Check("failed-batch-stays-uncommitted", "A batch whose handler failed is not committed", step: 7) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(6)
        try await warehouse.run(failing: true)
        let committed = (0..<3).filter { warehouse.committedOffset(ofPartition: $0) != nil }
        guard !committed.isEmpty else { return }
        throw Feedback(
            "The handler failed, and the batch is committed in \(committed.count) partitions: it will not come again.",
            why: "A parcel that was never packed and never will be is an order lost without a trace."
        )
    },
]
