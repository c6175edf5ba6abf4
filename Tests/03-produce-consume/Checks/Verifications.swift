import Grading
import OTel
import Tracing

extension SpanData {
    /// The span says that it failed: status error, and an `error.type` from a small set of words.
    ///
    /// - Parameters:
    ///   - what: what failed, to begin a sentence with.
    ///   - secrets: values of this one message, which a kind of error cannot hold.
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
            diagnosis = "\(what) failed, and error.type is not set."
        default:
            diagnosis = "\(what) failed, and the span's status is not error."
        }
        let got = "status \(status?.code.label ?? "unset"), error.type \(errorType?.text ?? "absent")"
        throw Feedback(
            diagnosis,
            picture: sketch(got) + [
                "", "expected  status error, error.type one word for the kind of error", "got       \(got)",
            ],
            why: "A failure that looks fine is found by the customer; one whose kind varies is counted by no alert."
        )
    }
}

extension SpanStatus.Code {
    var label: String { self == .ok ? "ok" : "error" }
}
