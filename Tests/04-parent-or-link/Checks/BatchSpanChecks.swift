import Grading
import Kafka
import OTel
import Tracing

/// Step 4: one span for the batch.
let batchSpanChecks: [Check<Lab04Subject>] = [
    Check(
        "batch-has-one-process-span",
        "A batch leaves one process span, and not one for each message",
        step: 4,
        points: 2
    ) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(3)
        try await warehouse.run()
        _ = try warehouse.batchSpan()
    },

    Check(
        "batch-span-hangs-below-no-message",
        "The batch span's parent is none of the messages: it is the active span, or there is none",
        step: 4,
        points: 2
    ) {
        let warehouse = BatchScenario($0, $1)
        let staged = try await warehouse.send(3)
        try await warehouse.run()
        guard let span = warehouse.processSpans.first(where: { $0.parent?.isRemote == true }) else { return }
        let number = staged.firstIndex { span.parent?.isSameSpan(as: $0.creation) == true }.map { $0 + 1 }
        throw Feedback(
            "A parent where links were asked for: the process span of \(warehouse.calls.first?.messages.count ?? 0) messages "
                + "hangs below the sender of message \(number.map(String.init) ?? "one").",
            picture: warehouse.sketch(span, "below one of the senders"),
            why:
                "One customer's trace holds the work done for all of them, and the other customers' traces end at the send."
        )
    },

    Check(
        "batch-span-has-the-kind-and-name-of-the-convention",
        "The batch span is called `process {topic}` and has kind CONSUMER",
        step: 4
    ) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(3)
        try await warehouse.run()
        guard let span = warehouse.processSpans.first else { return _ = try warehouse.batchSpan() }
        guard span.kind == .consumer else {
            throw Feedback(
                "The span around the handler has kind \(span.kind.label).",
                picture: warehouse.sketch(span, "kind \(span.kind.label), expected CONSUMER"),
                why: "The kind CONSUMER says that messages came through a queue; without it their wait cannot be shown."
            )
        }
        let expected = "process \(warehouse.topic)"
        guard span.name != expected else { return }
        throw Feedback(
            "The span's name is not the operation and the topic.",
            picture: HeaderSketch.compare("name", expected: expected, got: span.name, note: "differs from here"),
            why: "Backends group spans by name; the convention is {operation name} {destination}, for a batch too."
        )
    },

    Check(
        "batch-span-has-the-messaging-attributes",
        "The batch span says: Kafka, process, which topic, group and client, and how many messages",
        step: 4
    ) {
        let warehouse = BatchScenario($0, $1)
        let count = $1.number(in: 3...7)
        _ = try await warehouse.send(count)
        try await warehouse.run()
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("process"),
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string(warehouse.topic)),
            "messaging.consumer.group.name": .equals(.string(warehouse.group)),
            "messaging.client.id": .equals(.string(warehouse.clientID)),
            "messaging.batch.message_count": .equals(.int64(Int64(count))),
        ]).verify(
            warehouse.batchSpan(),
            why: "Dashboards find Kafka spans by these names, and divide by the count to get the time of one message."
        )
    },

    Check("handler-gets-the-whole-batch-once", "The handler is called once, with all messages", step: 4) {
        let warehouse = BatchScenario($0, $1)
        let count = $1.number(in: 3...7)
        let staged = try await warehouse.send(count)
        try await warehouse.run()
        let calls = warehouse.calls
        guard calls.count != 1 || Set(calls[0].messages) != Set(staged.map(\.record)) else { return }
        throw Feedback(
            "\(count) messages were there. The handler was "
                + (calls.isEmpty
                    ? "not called."
                    : "called \(calls.count == 1 ? "once" : "\(calls.count) times"), with "
                        + calls.map { String($0.messages.count) }.joined(separator: ", ") + " of them."),
            why: "Whoever asks for batches wants one insert for all of them, and not an insert for each."
        )
    },

    Check(
        "batch-is-handled-inside-its-span",
        "The batch span begins after the poll, covers the handler, and is active in it",
        step: 4
    ) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(3)
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        guard let call = warehouse.calls.first else {
            throw Feedback(
                "The handler was not called.",
                why: "Tracing must never come between messages and their handler."
            )
        }
        var (diagnosis, note) = ("", "lasted \(span.microseconds) µs")
        if span.startTime > call.startTime || span.endTime < call.endTime {
            diagnosis =
                "The batch span does not cover the handler: it lasted \(span.microseconds) µs, the handler 25 ms."
        } else if call.startTime - span.startTime > 30_000_000 {
            diagnosis =
                "The batch span began before the poll, and counts the 40 ms of waiting for messages as processing."
        } else if !$1.isInside(call.active, span) {
            diagnosis = "The batch span was not the active one while the handler ran."
            note = "the handler's span is not below it"
        } else {
            return
        }
        throw Feedback(
            diagnosis,
            picture: warehouse.sketch(span, note),
            why: "A process span shows how long the work took, and what was done in it: no less, and no waiting."
        )
    },

    Check(
        "empty-poll-leaves-no-span",
        "A poll that brings nothing leaves no process span, and calls no handler",
        step: 4
    ) {
        let warehouse = BatchScenario($0, $1)
        try await warehouse.run()
        guard let span = warehouse.processSpans.first else {
            guard warehouse.calls.isEmpty else {
                throw Feedback(
                    "The handler was called with no message.",
                    why:
                        "A handler that looks at the first message of an empty batch crashes, in the quietest hour of the night."
                )
            }
            return
        }
        throw Feedback(
            "No message came, and there is a process span.",
            picture: TraceSketch.compare(
                expected: TraceSketch(expectedNothing: "no process span"),
                got: TraceSketch(got: $1.spans, notes: [span.context.spanID: "of no message"])
            ),
            why: "A quiet topic is polled all night: thousands of spans about nothing."
        )
    },

    Check(
        "only-what-was-received-has-a-span",
        "Messages that the handler has not got yet have no process span",
        step: 4
    ) {
        let warehouse = BatchScenario($0, $1)
        let staged = try await warehouse.send(7)
        try await warehouse.run(maxMessages: 3)
        let received = Set(warehouse.calls.flatMap(\.messages))
        guard received.count <= 3 else {
            throw Feedback(
                "`maxMessages` was 3, and the handler got \(received.count) messages.",
                why: "The limit is how a service keeps a batch within its memory and its time."
            )
        }
        let early = staged.filter { !received.contains($0.record) }.compactMap(\.creation)
        let spans = warehouse.processSpans
        let premature = spans.first { span in
            early.contains { creation in
                span.parent?.isSameSpan(as: creation) == true
                    || span.links.contains { $0.context.isSameSpan(as: creation) }
            }
        }
        guard premature != nil || spans.count > 1 else { return }
        throw Feedback(
            "The handler got \(received.count) messages, and there are \(spans.count) process spans: "
                + "messages that were only fetched ahead have one already.",
            picture: [
                "                expected  got",
                "  handled       3         \(received.count)",
                "  process spans 1         \(spans.count)",
                "  linked        3         \(spans.reduce(0) { $0 + $1.links.count })",
            ],
            why: "The message still waits, and its trace says that it is done; after a crash it is processed twice."
        )
    },
]
