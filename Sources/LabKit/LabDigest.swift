import Kafka
import OTel

/// What a lab's report shows where there is too much to show: some of the messages, some of the traces, and a text about
/// the rest.
public struct LabDigest: Sendable {
    /// Makes a digest of all spans that ended and all messages that were received.
    public typealias Make = @Sendable (_ spans: [SpanData], _ messages: [KafkaConsumerMessage]) -> LabDigest

    /// The messages whose headers are shown, in this order.
    public var messages: [KafkaConsumerMessage]

    /// The traces that are drawn.
    public var traceIDs: Set<TraceID>

    /// What is said below the traces.
    public var text: String

    /// Makes a digest.
    public init(messages: [KafkaConsumerMessage], traceIDs: Set<TraceID>, text: String) {
        self.messages = messages
        self.traceIDs = traceIDs
        self.text = text
    }
}
