import Grading
import Kafka
import OTel
import Tracing

extension SpanData {
    /// The span links to the creation context of the message.
    func verifyLink(to staged: Staged, why: String) throws {
        guard let creation = staged.creation, !links.contains(where: { $0.context.isSameSpan(as: creation) }) else {
            return
        }
        let isChild = parent?.isSameSpan(as: creation) == true
        let diagnosis =
            links.isEmpty
            ? (isChild
                ? "The creation context is the span's parent, and no link says so too."
                : "The process span has no link.")
            : links.contains { $0.context.isSameSpan(as: context) }
                ? "The process span links to itself: `span.context` is not what the message's headers say."
                : "The process span's link leads elsewhere, and not to the message's creation context."
        throw Feedback(diagnosis, picture: LinkSketch.compare([staged], self), why: why)
    }

    /// The span has the name, kind and attributes that describe the processing of one message.
    func verifyDescription(of staged: Staged, in service: MessageScenario) throws {
        guard kind == .consumer else {
            throw Feedback(
                "The span around the handler has kind \(kind.label).",
                picture: service.sketch(self, "kind \(kind.label), expected CONSUMER"),
                why:
                    "The kind CONSUMER says that the message came through a queue; without it the wait cannot be shown."
            )
        }
        guard name == "process \(service.topic)" else {
            throw Feedback(
                "The span's name is not the operation and the topic.",
                picture: HeaderSketch.compare(
                    "name",
                    expected: "process \(service.topic)",
                    got: name,
                    note: "differs from here"
                ),
                why: "Backends group spans by name; the convention is {operation name} {destination}."
            )
        }
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("process"),
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string(service.topic)),
            "messaging.destination.partition.id": .equals(.string(staged.record.partition.description)),
            "messaging.kafka.offset": .equals(.int64(Int64(staged.record.offset.rawValue))),
            "messaging.consumer.group.name": .equals(.string(service.group)),
            "messaging.batch.message_count": .absent,
        ]).verify(self, why: "By the batch count one tells batch spans from others; a single message's span has none.")
    }

    /// The span lasts as long as the handler of the one message, and is active in it.
    func verifyHandler(in service: MessageScenario) throws {
        guard let call = service.calls.first, service.calls.count == 1 else {
            throw Feedback(
                service.calls.isEmpty
                    ? "The handler was not called."
                    : "The handler was called \(service.calls.count) times for one message; `handle` calls it already.",
                why:
                    "Tracing must never come between a message and its handler: the card is charged once, no less and no more."
            )
        }
        guard startTime <= call.startTime, endTime >= call.endTime else {
            throw Feedback(
                "The process span does not cover the handler: it lasted \(microseconds) µs, the handler 25 ms.",
                picture: service.sketch(self, "does not cover the handler"),
                why: "A slow handler looks fast, and the time is looked for everywhere but there."
            )
        }
        guard service.bench.isInside(call.active, self) else {
            throw Feedback(
                "The process span was not the active one while the handler ran.",
                picture: service.sketch(self, "the handler's span is not below it"),
                why: "The database call and the next message are what one looks for below a process span."
            )
        }
    }

    /// The span says that the handler failed: status error, and an `error.type` from a small set of words.
    func verifyFailure() throws {
        let errorType = attributes.get("error.type")
        let diagnosis: String
        switch (status?.code, errorType) {
        case (.error, .string(let text)) where !text.isEmpty && !text.contains(" "): return
        case (.error, .string): diagnosis = "error.type holds a message, and not the name of a kind of error."
        case (.error, _): diagnosis = "The handler failed, and error.type is not set."
        default: diagnosis = "The handler failed, and the span's status is not error."
        }
        let got = "status \(status?.code.label ?? "unset"), error.type \(errorType?.text ?? "absent")"
        throw Feedback(
            diagnosis,
            picture: ["expected  status error, error.type one word for the kind of error", "got       \(got)"],
            why: "A failure that looks fine is found by the customer; one whose kind varies is counted by no alert."
        )
    }

    /// How long the span lasted.
    var microseconds: UInt64 { (endTime - startTime) / 1_000 }
}

extension SpanStatus.Code {
    var label: String { self == .ok ? "ok" : "error" }
}
