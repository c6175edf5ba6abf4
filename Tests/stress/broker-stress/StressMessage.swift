import Kafka
import KafkaTracing
import OTel
import Tracing

/// The message with a number, and the trace context that nobody else's message has.
enum StressMessage {
    static let topic = "stress"
    static let group = "stress"
    static let partitions = 8

    static func make(_ number: Int) -> KafkaProducerMessage {
        let id = UInt64(number) + 1
        var context = ServiceContext.topLevel
        context.spanContext = SpanContext(
            traceID: TraceID(high: 0, low: id),
            spanID: SpanID(id),
            traceFlags: [.sampled]
        )
        return KafkaProducerMessage(
            topic: topic,
            headers: injectTraceContext(context, into: []),
            key: "\(number)",
            value: String(repeating: "x", count: 200)
        )
    }

    /// The number of `message`, or nil when its trace context is not the one that it was sent with.
    static func number(of message: KafkaConsumerMessage) -> Int? {
        guard let key = message.key, let number = Int(String(decoding: key, as: UTF8.self)),
            let context = extractTraceContext(from: message.headers).spanContext,
            context.isValid, context.traceID.low == UInt64(number) + 1, context.spanID.rawValue == UInt64(number) + 1
        else { return nil }
        return number
    }
}
