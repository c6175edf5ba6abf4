import Grading
import Kafka
import OTel
import Tracing

/// Step 7: orders that come when their window has closed.
let lateChecks: [Check<Lab07Subject>] = [
    Check(
        "late-order-leaves-a-process-span",
        "An order that comes too late leaves a span `process {topic}` of its own",
        step: 7
    ) {
        let late = try LateScenario($0, $1)
        try await late.job.runToTheEnd()
        let span = try late.span()
        let expected = "process \(late.job.names.orders)"
        guard span.name != expected || span.kind != .consumer else { return }
        throw Feedback(
            "The late order's span is a \(span.kind.label) span called \"\(span.name)\".",
            picture: late.sketch(span, "expected \(expected) CONSUMER"),
            why: "Processing a late message is processing a message: it is found under the same name."
        )
    },

    Check("late-order-is-linked", "The late order's span links to the order", step: 7, points: 2) {
        let late = try LateScenario($0, $1)
        try await late.job.runToTheEnd()
        let span = try late.span()
        let isLinked = span.links.contains { $0.context.spanID == late.order.context?.spanID }
        let isChild = span.parent?.spanID == late.order.context?.spanID
        guard !isLinked || !(isChild || span.parent == nil) else { return }
        let diagnosis: String
        if isLinked {
            diagnosis = "The late order's span is linked to the order, and below another span."
        } else if isChild {
            diagnosis =
                "The late order's span is a child of the order's send span; this lab asks for a link, as for every "
                + "other order. (Parent and link together are fine.)"
        } else {
            diagnosis = "The late order's span leads nowhere: it has no link to the order."
        }
        throw Feedback(
            diagnosis,
            picture: late.sketch(span, isChild ? "a parent instead of a link" : isLinked ? "has a parent" : "no link"),
            why: "Who asks why an order is in no total starts at the order's trace: the link is the way to the answer."
        )
    },

    Check("late-order-is-in-no-total", "No total links to the late order", step: 7) {
        let late = try LateScenario($0, $1)
        try await late.job.runToTheEnd()
        let span = try late.span()
        let totals = late.job.processSpans.filter { $0.context.spanID != span.context.spanID }
        guard
            let wrong = totals.first(where: { total in
                total.links.contains { $0.context.spanID == late.order.context?.spanID }
            })
        else { return }
        throw Feedback(
            "A total links to the late order, which did not go into it.",
            picture: late.sketch(wrong, "links to the late order"),
            why: "A link says that the order is in the sum; the sum does not hold it."
        )
    },

    Check(
        "late-order-is-passed-on-as-it-came",
        "The late order goes to the topic for late orders, with key, value and headers as they came",
        step: 7,
        points: 2
    ) {
        let late = try LateScenario($0, $1)
        try await late.job.runToTheEnd()
        let found = late.job.lateOrders
        guard let record = found.first else {
            throw Feedback(
                "Nothing is on the topic \(late.job.names.lateOrders): the late order is in no total, and nowhere else.",
                why: "A window cannot take it any more, but somebody has to know: it is a customer's order."
            )
        }
        guard found.count == 1, record.key == late.order.key, record.value == late.order.record.value else {
            throw Feedback(
                found.count == 1
                    ? "The record on \(late.job.names.lateOrders) does not have the late order's key and value."
                    : "There are \(found.count) records on \(late.job.names.lateOrders), for one late order.",
                why: "Who works on late orders needs the order, once, and in its partition."
            )
        }
        guard record.headers != late.order.record.headers else { return }
        throw Feedback(
            record.headers.isEmpty
                ? "The late order was passed on without its headers."
                : "The late order was passed on with other headers than it came with.",
            picture: HeaderSketch.list("read", late.order.record.headers)
                + HeaderSketch.list("passed on", record.headers) { !late.order.record.headers.contains($0) },
            why: "Passing on is no work on the order: whoever handles it goes on in the order's own trace."
        )
    },

    Check(
        "late-span-says-that-the-order-was-late",
        "The late order's span says: late, for which window, and which record",
        step: 7
    ) {
        let late = try LateScenario($0, $1)
        try await late.job.runToTheEnd()
        let key = late.order.key.map { String(decoding: $0, as: UTF8.self) } ?? ""
        try AttributeTable([
            "window.late": .equals(true),
            "window.start": .equals(.int64(late.job.base)),
            "window.end": .equals(.int64(late.job.base + TotalsScenario.windowSize)),
            "messaging.destination.name": .equals(.string(late.job.names.orders)),
            "messaging.destination.partition.id": .equals(.string(late.order.record.partition.description)),
            "messaging.kafka.offset": .equals(.int64(Int64(late.order.record.offset.rawValue))),
            "messaging.kafka.message.key": .equals(.string(key)),
            "messaging.batch.message_count": .absent,
        ]).verify(
            late.span(),
            why:
                "One query for window.late = true shows which orders the totals miss, and of which minutes."
        )
    },

    Check(
        "late-order-that-cannot-be-passed-on-ends-the-job",
        "A late order that could not be passed on is not committed",
        step: 7
    ) {
        let late = try LateScenario($0, $1)
        let error = KafkaError(code: .messageTimedOut, reason: "Local: Message timed out")
        $1.broker.failNextDelivery(of: late.job.names.lateOrders, with: error)
        let failure = try await late.job.run()
        guard failure as? KafkaError != error else { return }
        throw Feedback(
            "The late order could not be passed on, and the job went on as if it had been.",
            why: "The job commits what it has handled: the order would be lost without a word."
        )
    },
]
