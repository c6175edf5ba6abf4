import Grading
import Kafka
import LabKit
import OTel
import Tracing

extension SpanData {
    /// The span says that it failed: status error, and an `error.type` from a small set of words.
    ///
    /// - Parameters:
    ///   - what: what failed, to begin a sentence with.
    ///   - secrets: values of this one order, which a kind of error cannot hold.
    ///   - sketch: draws the trace with a note at this span.
    func verifyFailure(of what: String, secrets: [String], sketch: (String) -> [String]) throws {
        let errorType = attributes.get("error.type")
        let diagnosis: String
        switch (status?.code, errorType) {
        case (.error, .string(let text)) where secrets.contains(where: text.contains) || text.contains(" "):
            diagnosis = "error.type holds a message, and not the name of a kind of error."
        case (.error, .string(let text)) where !text.isEmpty:
            return
        case (.error, _):
            diagnosis = "\(what), and error.type is not set as text."
        default:
            diagnosis = "\(what), and the status of the span \(name) is not error."
        }
        let got = "status \(statusLabel), error.type \(errorType?.text ?? "absent")"
        throw Feedback(
            diagnosis,
            picture: sketch(got) + [
                "", "expected  status error, error.type one word for the kind of error", "got       \(got)",
            ],
            why: "A failure that looks fine is found by the customer; one whose kind varies is counted by no alert."
        )
    }

    /// The span does not say that it failed.
    ///
    /// - Parameter circumstance: why it did not fail, to begin a sentence with.
    func verifyNoFailure(_ circumstance: String, why: String, sketch: (String) -> [String]) throws {
        let errorType = attributes.get("error.type")
        guard status != nil || errorType != nil else { return }
        throw Feedback(
            status == nil
                ? "\(circumstance), and error.type is \(errorType?.text ?? "") on the span \(name)."
                : "\(circumstance), and the status of the span \(name) is \(statusLabel).",
            picture: sketch("status \(statusLabel)"),
            why: why
        )
    }

    var statusLabel: String {
        switch status?.code {
        case nil: "unset"
        case .ok: "ok"
        case .error: "error"
        }
    }
}

extension Bench {
    /// The spans of one service, in the order in which they were started.
    func spans(of service: String) -> [SpanData] {
        spans.filter { $0.resource.serviceName == service }.sorted { $0.startTime < $1.startTime }
    }

    /// Expected beside got, with a cross and a note at each span named.
    func sketch(expected: TraceSketch.Node, _ notes: [SpanID: String]) -> [String] {
        TraceSketch.compare(expected: TraceSketch(expected: expected), got: TraceSketch(got: spans, notes: notes))
    }
}

extension [KafkaHeader] {
    /// The text of the one header called `key`; nil when there is none, more than one, or one that is not text.
    func onlyText(of key: String) -> String? {
        let values = values(of: key)
        guard values.count == 1, let value = values[0] else { return nil }
        return String(validating: value, as: UTF8.self)
    }
}
