import Foundation
import Kafka
import Logging

/// The program's logger. Its lines get the ids of the span that is active where they are written.
let logger = Logger(label: "orders")

/// The value of the span attribute `error.type`: Kafka's name for the error, or else the error's type. It is one of a few
/// words, so that spans can be grouped by it; details belong in the exception event.
func errorType(of error: any Error) -> String {
    (error as? KafkaError)?.code.rawValue ?? String(describing: type(of: error))
}

/// A correlation id for an order that came without one.
func newCorrelationID() -> String {
    UUID().uuidString.lowercased()
}

extension KafkaConsumerMessage {
    /// The text of the last header called `key`; nil when there is none, or when it is not UTF-8.
    func text(ofHeader key: String) -> String? {
        headers.last { $0.key == key }?.value.flatMap { String(validating: $0, as: UTF8.self) }
    }
}
