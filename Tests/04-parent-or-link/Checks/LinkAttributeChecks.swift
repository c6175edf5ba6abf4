import Grading
import Kafka
import OTel
import Tracing

/// Step 6: what differs from message to message.
let linkAttributeChecks: [Check<Lab04Subject>] = [
    Check(
        "links-say-offset-partition-and-key",
        "Each link carries its message's offset, a number, partition, as text, and key",
        step: 6,
        points: 2
    ) {
        let warehouse = BatchScenario($0, $1)
        let staged = try await warehouse.send(4)
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        for one in staged.reversed() {
            let link = span.links.first { $0.context.isSameSpan(as: one.creation) }
            try one.verify(
                link?.attributes ?? [:],
                span,
                why:
                    "The link is the one place that leads from the batch to the very record, when it must be looked at."
            )
        }
    },

    Check("link-of-a-null-key-has-no-key", "The link of a message with a null key has no key attribute", step: 6) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(2)
        let staged = try await warehouse.staging.send(key: nil)
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        let link = span.links.first { $0.context.isSameSpan(as: staged.creation) }
        let why = "An empty text is a key too; a null key is none, and says that the order of messages did not matter."
        try staged.verify(link?.attributes ?? [:], span, why: why)
    },

    Check(
        "links-to-one-context-keep-their-own-offsets",
        "Two links to one context carry the offsets of their own messages",
        step: 6
    ) {
        let warehouse = BatchScenario($0, $1)
        let first = try await warehouse.staging.send()
        let second = try warehouse.staging.append(first.creation)
        _ = try await warehouse.staging.send()
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        let links = span.links.filter { $0.context.isSameSpan(as: first.creation) }
        let got = links.map { $0.attributes.get("messaging.kafka.offset")?.text ?? "(absent)" }
        let expected = [first, second].map { $0.record.offset.description }
        guard got.sorted() != expected.sorted() else { return }
        throw Feedback(
            "Two messages were sent by one span, and their links do not say which is which.",
            picture: [
                "messaging.kafka.offset on the links to \(first.creation?.short ?? "")",
                "  expected  \(expected.joined(separator: ", "))",
                "  got       \(got.isEmpty ? "(no link)" : got.joined(separator: ", "))",
            ],
            why: "Only the offset tells the two messages apart."
        )
    },

    Check(
        "batch-span-says-nothing-of-a-single-message",
        "The batch span itself carries no offset, partition or key",
        step: 6
    ) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(4)
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        try AttributeTable([
            "messaging.kafka.offset": .absent,
            "messaging.destination.partition.id": .absent,
            "messaging.kafka.message.key": .absent,
            "messaging.batch.message_count": .equals(4),
        ]).verify(
            span,
            saying: "The batch has 4 messages from 3 partitions. ",
            why:
                "On the span, one message's offset passes for the whole batch's; it is another one that somebody looks for."
        )
    },
]

extension Staged {
    /// The link's attributes are those of this message.
    fileprivate func verify(_ attributes: SpanAttributes, _ span: SpanData, why: String) throws {
        let table = AttributeTable([
            "messaging.kafka.offset": .equals(.int64(Int64(record.offset.rawValue))),
            "messaging.destination.partition.id": .equals(.string(record.partition.description)),
            "messaging.kafka.message.key": record.key.map { .equals(.string(String(decoding: $0, as: UTF8.self))) }
                ?? .absent,
        ])
        let wrong = table.wrongNames(in: attributes)
        guard !wrong.isEmpty else { return }
        let isOnSpan = wrong.contains { span.attributes.get($0) != nil }
        throw Feedback(
            "\(wrong.joined(separator: ", ")) \(wrong.count == 1 ? "is" : "are") wrong on the link of the message at \(place)."
                + (isOnSpan
                    ? " The span has it instead: with several messages, what differs belongs on the links." : ""),
            picture: table.picture(of: attributes),
            why: why
        )
    }
}
