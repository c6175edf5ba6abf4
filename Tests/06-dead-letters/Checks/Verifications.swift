import Grading
import Kafka
import OTel
import Tracing

extension Platform {
    /// `record` has one traceparent, and it names a producer span below `span`.
    ///
    /// - Parameters:
    ///   - record: what the subject has written.
    ///   - span: the span that covers the message it was made of.
    ///   - staged: that message.
    ///   - tree: the trace as it should be.
    func verifyCurrentContext(
        on record: KafkaConsumerMessage,
        below span: SpanData,
        of staged: Staged,
        expected tree: TraceSketch.Node
    ) throws {
        let values = record.headers.values(of: "traceparent")
        let why = "The next reader hangs its span below this id: a wrong one tears the story apart at this hop."
        guard values.count == 1, let wire = WireTraceparent(values[0]) else {
            throw Feedback(
                values.isEmpty
                    ? "The record on \(record.topic) has no traceparent: the trace ends here."
                    : values.count > 1
                        ? "The record on \(record.topic) has \(values.count) traceparent headers: the new one was added to the old."
                        : "The traceparent on \(record.topic) is not the 55 characters of version 00.",
                picture: HeaderSketch.list("on \(record.topic)", record.headers) { $0.key == "traceparent" },
                why: values.count > 1
                    ? "With two traceparents some readers take the first and some the last: the trace splits by language."
                    : why
            )
        }
        let named = bench.spans.first { wire.names($0.context) }
        let isBelow = bench.isInside(named?.context, span)
        if let named, isBelow, named.kind == .producer { return }

        let diagnosis: String
        if wire.names(staged.producer) {
            diagnosis =
                "The context that the message came with went out again: the hop through \(span.name) is not on the wire."
        } else if wire.names(staged.original) {
            diagnosis =
                "The original context went out as traceparent. It belongs in original_traceparent; this hop's own goes here."
        } else if named?.context.spanID == span.context.spanID {
            diagnosis = "The span \(span.name) itself is on the wire: the send has no producer span of its own."
        } else if let named, named.kind == .producer {
            diagnosis = "The producer span of the send is not below \(span.name): the send happened outside of it."
        } else {
            diagnosis =
                "The traceparent names \(named.map(\.name) ?? "a span that has not ended, or that nobody started")."
        }
        throw Feedback(
            diagnosis,
            picture: HeaderSketch.list("on \(record.topic)", record.headers) { $0.key == "traceparent" } + [""]
                + sketch(
                    expected: tree,
                    named ?? span,
                    named == nil ? "its send should be on the wire" : "is on the wire"
                ),
            why: why
        )
    }

    /// `span` has the last producer span as its parent, and not the original one.
    func verifyParent(of span: SpanData, is staged: Staged, expected tree: TraceSketch.Node) throws {
        guard span.parent?.spanID != staged.producer.spanID else { return }
        let isLinked = span.links.contains { $0.context.spanID == staged.producer.spanID }
        let isOriginal = staged.original != staged.producer && span.parent?.spanID == staged.original.spanID
        let diagnosis =
            switch span.parent {
            case nil where isLinked:
                "\(span.name) starts a new trace and links to the span that sent the message; this lab asks for it as the parent."
            case nil: "\(span.name) starts a new trace: the context in the message's headers was not used."
            case _ where isOriginal:
                "\(span.name) has the original span as its parent. Its parent is the span that sent this record; the "
                    + "original one is for a link."
            case .some: "\(span.name) is not below the span that sent the message."
            }
        throw Feedback(
            diagnosis,
            picture: sketch(
                expected: tree,
                span,
                span.parent == nil
                    ? "a root, in another trace" : isOriginal ? "below the first send" : "below another span"
            ),
            why:
                "The way from one attempt to the next is what the trace is opened for: a broken chain hides the failures."
        )
    }

    /// `span` has a link to the original context of `staged`.
    func verifyLink(of span: SpanData, to staged: Staged) throws {
        guard !span.links.contains(where: { Self.isSame($0.context, staged.original) }) else { return }
        let got = span.links.map { link in
            bench.spans.first { $0.context.spanID == link.context.spanID }.map { "to \($0.name)" }
                ?? "to an unknown span"
        }
        throw Feedback(
            span.links.isEmpty
                ? "\(span.name) has no link. The record's original_traceparent says where the message was first sent."
                : "\(span.name) has a link, and not to the span that original_traceparent names.",
            picture: [
                "span      \(span.name) \(span.kind.label)",
                "expected  a link to send \(topic), \(WireTraceparent.text(of: staged.original))",
                "got       \(got.isEmpty ? "no link" : "a link " + got.joined(separator: ", "))",
            ],
            why: "One click leads from the last failure to the request that began it, however many hops lie between."
        )
    }

    static func isSame(_ context: SpanContext, _ other: SpanContext) -> Bool {
        context.traceID == other.traceID && context.spanID == other.spanID
    }

    /// `span` says that it failed: status error, and an `error.type` of one word that has nothing of the message in it.
    func verifyFailure(
        of span: SpanData,
        _ what: String,
        expected tree: TraceSketch.Node,
        secrets: [String],
        why: String =
            "A retry makes the failure harmless, not unseen: alerts count failed attempts before customers do."
    ) throws {
        let errorType = span.attributes.get("error.type")
        let (diagnosis, note): (String, String)
        switch (span.status?.code, errorType) {
        case (.error, .string(let text)) where text.contains(" ") || secrets.contains(where: text.contains):
            diagnosis = "error.type holds a whole message, and not the name of a kind of error."
            note = "error.type is a sentence"
        case (.error, .string(let text)) where !text.isEmpty: return
        case (.error, _):
            diagnosis = "\(what), and error.type is not set on \(span.name)."
            note = "no error.type"
        default:
            diagnosis = "\(what), and the status of \(span.name) is not error."
            note = "status not error"
        }
        let got =
            "status \(span.status.map { $0.code == .ok ? "ok" : "error" } ?? "unset"), "
            + "error.type \(errorType?.text ?? "absent")"
        throw Feedback(
            diagnosis,
            picture: sketch(expected: tree, span, note) + [
                "", "expected  status error, error.type one word for the kind of error", "got       \(got)",
            ],
            why: why
        )
    }

    /// `record` has exactly one header `key`, and it holds `text`.
    func verifyHeader(_ key: String, _ text: String, on record: KafkaConsumerMessage, saying: String = "", why: String)
        throws
    {
        let values = record.headers.values(of: key)
        guard values != [Array(text.utf8)] else { return }
        let diagnosis =
            switch values.count {
            case 0: "There is no header \(key); it should hold \(text)."
            case 1: "The header \(key) should hold \(text), as text."
            default:
                "There are \(values.count) headers \(key): a new one was added to the old. One should hold \(text)."
            }
        throw Feedback(
            saying + diagnosis,
            picture: HeaderSketch.list("on \(record.topic)", record.headers) { $0.key == key },
            why: why
        )
    }

    /// `record` names `staged`'s first sender in `original_traceparent`.
    func verifyOriginal(on record: KafkaConsumerMessage, is staged: Staged, saying: String = "") throws {
        let values = record.headers.values(of: "original_traceparent")
        let wire = values.count == 1 ? WireTraceparent(values[0]) : nil
        guard wire?.names(staged.original) != true else { return }
        let named = wire.flatMap { wire in bench.spans.first { wire.names($0.context) } }
        let diagnosis =
            switch values.count {
            case 0: "There is no header original_traceparent."
            case 1 where wire == nil: "The header original_traceparent is not a traceparent."
            case 1: "The header original_traceparent names \(named?.name ?? "an unknown span"), and not the first send."
            default: "There are \(values.count) headers original_traceparent."
            }
        throw Feedback(
            saying + diagnosis,
            picture: HeaderSketch.list("on \(record.topic)", record.headers) { $0.key == "original_traceparent" }
                + ["", "expected  original_traceparent  \(WireTraceparent.text(of: staged.original))"],
            why: "traceparent is new on every hop; who overwrites the first one cannot find the request again."
        )
    }
}
