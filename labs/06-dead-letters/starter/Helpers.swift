import Kafka
import Tracing

/// The topics that one stream of messages uses.
struct Topics: Sendable {
    /// Where messages are sent to at first, and sent back to from the dead letters.
    let main: String

    /// Where a message waits for its next attempt.
    var retry: String { main + ".retry" }

    /// Where a message goes that no further attempt is made for.
    var deadLetter: String { main + ".dlq" }
}

/// Why no further attempt is made: the value of the header `dead_letter_reason`. They are a few words, so that dead letters
/// can be counted by them.
enum DeadLetterReason: String, Sendable {
    /// The last attempt failed.
    case attemptsExhausted = "attempts_exhausted"
    /// The value is null, and the handler needs one.
    case nullValue = "null_value"
    /// The value is not what the handler reads.
    case undecodableValue = "undecodable_value"
    /// A header of the retries does not hold what it should.
    case malformedHeaders = "malformed_headers"
    /// The message was sent back as often as it may be.
    case redrivesExhausted = "redrives_exhausted"
}

/// A message that another attempt cannot help.
struct PoisonMessage: Error {
    let reason: DeadLetterReason
    /// The error that showed it, if there was one.
    var cause: (any Error)?
}

extension PoisonMessage: CustomStringConvertible {
    var description: String { "another attempt cannot help: \(reason.rawValue)" }
}

/// The value of the span attribute `error.type`: one of a few words, so that spans can be grouped by it. Details belong in
/// the exception event.
func errorType(of error: any Error) -> String {
    switch error {
    case let poison as PoisonMessage: poison.reason.rawValue
    case let error as KafkaError: error.code.rawValue
    default: String(describing: type(of: error))
    }
}

extension Span {
    /// Records that the work of this span failed: the status, `error.type` and the exception event.
    func fail(with error: any Error) {
        attributes["error.type"] = errorType(of: error)
        setStatus(SpanStatus(code: .error))
        recordError((error as? PoisonMessage)?.cause ?? error)
    }
}

extension [KafkaHeader] {
    /// The text of the last header called `key`; nil when there is none, or when it is not UTF-8.
    func text(of key: String) -> String? {
        last { $0.key == key }?.value.flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Puts one header called `key` in place of all that have that name. With nil it only removes them.
    mutating func replace(_ key: String, with text: String?) {
        removeAll { $0.key == key }
        if let text {
            append(KafkaHeader(key: key, value: text))
        }
    }
}
