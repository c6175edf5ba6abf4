import Grading
import Kafka
import OTel
import Tracing

/// Step 7: the database and the next event.
let billingChecks: [Check<Lab05Subject>] = [
    Check(
        "database-span-is-a-client-span",
        "The statement runs inside a span of kind CLIENT called `INSERT payments`",
        step: 7
    ) {
        let billing = try BillingScenario($0, $1)
        await billing.run()
        let span = try billing.databaseSpan()
        guard let statement = billing.statements.entries.first else {
            throw Feedback("The statement was not run.", why: "A payment that is not written down is charged again.")
        }
        guard $1.isInside(statement.active, span), span.endTime >= statement.endTime else {
            throw Feedback(
                span.endTime < statement.endTime
                    ? "The database span ended before the statement did."
                    : "The statement ran while another span was the active one.",
                picture: billing.sketch(span, "the statement is not inside it"),
                why: "The time that the database took would be nobody's."
            )
        }
        guard span.kind != .client || span.name != "INSERT payments" else { return }
        throw Feedback(
            span.kind != .client
                ? "The database span has kind \(span.kind.label): the database is another process."
                : "The database span is called \(span.name), and not by operation and collection.",
            picture: billing.sketch(span, "expected INSERT payments CLIENT"),
            why: "Backends draw the map of services from CLIENT spans, and group spans by name."
        )
    },

    Check(
        "database-span-describes-the-statement",
        "The database span says which system, operation and collection, and the statement",
        step: 7
    ) {
        let billing = try BillingScenario($0, $1)
        await billing.run()
        let span = try billing.databaseSpan()
        let old = ["db.system", "db.operation", "db.sql.table", "db.statement"].first { span.attributes.get($0) != nil }
        try AttributeTable([
            "db.system.name": .equals("postgresql"),
            "db.operation.name": .equals("INSERT"),
            "db.collection.name": .equals("payments"),
            "db.query.text": .anyText,
        ]).verify(
            span,
            saying: old.map { "\($0) is a name of an earlier convention. " } ?? "",
            why: "\"Which table is slow today?\" is answered by these names, and by no others."
        )
    },

    Check(
        "database-span-holds-no-values",
        "No card number, amount or order stands in what the database span says",
        step: 7
    ) {
        let billing = try BillingScenario($0, $1)
        await billing.run()
        let span = try billing.databaseSpan()
        try span.verify(
            without: billing.secrets,
            diagnosis: "A value of the statement is on the database span.",
            why: "Whoever may read traces would read card numbers; and a statement with values is a new one each time."
        )
    },

    Check(
        "failed-statement-is-recorded",
        "A statement that fails sets status and error.type, is thrown on, and no order counts as paid",
        step: 7
    ) {
        let billing = try BillingScenario($0, $1, databaseFails: true)
        let thrown = await billing.run()
        let span = try billing.databaseSpan()
        try span.verifyFailure(of: "The statement failed", secrets: billing.secrets) { billing.sketch(span, $0) }
        guard !(thrown is BillingScenario.ConnectionLost) || !billing.records.isEmpty else { return }
        throw Feedback(
            billing.records.isEmpty
                ? "The statement failed, and the handler returned as if it had not."
                : "The statement failed, and order.paid was published all the same.",
            why: "The customer is told that the order is paid, and nothing in the database says so."
        )
    },

    Check(
        "next-event-is-in-the-same-trace",
        "order.paid is published inside the process span, with the order's key and payload",
        step: 7,
        points: 2
    ) {
        let billing = try BillingScenario($0, $1)
        await billing.run()
        guard let next = billing.published.entries.first else {
            throw Feedback(
                "The order was paid, and no event was published.",
                picture: $1.sketch(expected: billing.expectedTree, [:]),
                why: "The notifications wait for it, and the customer waits for them."
            )
        }
        let event = next.value
        guard event.type == "order.paid", event.key == billing.event.key, event.payload == billing.event.payload else {
            throw Feedback(
                "The event that was published is not order.paid about this order.",
                picture: [
                    "expected  order.paid, key \(billing.event.key), the payload of order.placed",
                    "got       \(event.type), key \(event.key), "
                        + (event.payload == billing.event.payload ? "the same payload" : "another payload"),
                ],
                why: "Handlers are found by the type, and partitions by the key."
            )
        }
        let caller = try billing.caller()
        guard !$1.isInside(next.active, caller) else { return }
        throw Feedback(
            next.active == nil
                ? "order.paid was published outside any span: a detached task inherits no context."
                : "order.paid was published while a span of another service was the active one.",
            picture: $1.sketch(expected: billing.expectedTree, [caller.context.spanID: "order.paid is not below it"]),
            why: "The path of the order falls apart at the second hop, where nobody thinks of looking."
        )
    },

    Check(
        "correlation-id-is-kept-at-the-second-hop",
        "order.paid carries the correlation id of order.placed, and the headers that came with it",
        step: 7
    ) {
        let billing = try BillingScenario($0, $1)
        await billing.run()
        let headers = billing.records.first?.headers ?? []
        let expected = billing.event.correlationID
        let event = billing.published.entries.first?.value
        guard event?.correlationID == expected else {
            throw Feedback(
                "order.paid has the correlation id \(event?.correlationID ?? "(none)"); order.placed had \(expected).",
                picture: HeaderSketch.list("on the wire", headers) { $0.key == "correlation_id" },
                why: "The correlation id outlives the trace. One that changes at each hop correlates nothing."
            )
        }
        guard event?.headers.contains(where: { $0.key == "tenant" }) != true else { return }
        throw Feedback(
            "The header tenant came with order.placed, and is not on order.paid.",
            picture: HeaderSketch.list("came with order.placed", billing.event.headers)
                + HeaderSketch.list("on the wire", headers),
            why: "Headers that a service does not know are not its to drop: somebody after it may need them."
        )
    },
]

extension SpanData {
    /// None of `secrets` stands in the span's name, attributes, events or status.
    func verify(without secrets: [String], diagnosis: String, why: String) throws {
        var texts: [(name: String, text: String)] = [("name", name)]
        attributes.forEach { texts.append(($0, $1.text)) }
        for event in events {
            event.attributes.forEach { texts.append(("event \(event.name), \($0)", $1.text)) }
        }
        if let message = status?.message { texts.append(("status message", message)) }
        let leaks = texts.filter { entry in secrets.contains { entry.text.contains($0) } }
        guard !leaks.isEmpty else { return }
        throw Feedback(
            diagnosis,
            picture: ["span \(name)"] + leaks.map { "✗ \($0.name)  \($0.text)" },
            why: why
        )
    }
}
