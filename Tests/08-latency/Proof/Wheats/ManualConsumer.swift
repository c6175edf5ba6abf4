import Kafka
import KafkaTracing
import OTel
import Tracing

@testable import Lab08Solution

/// A consumer that asks for the next message itself, starts, fails and ends its span by hand, and commits inside a span of its
/// own.
struct ManualConsumer: ConsumerPart {
    let consumer: any KafkaConsumer
    let meter: Meter
    let clock: any WallClock
    let onHop: @Sendable (KafkaConsumerMessage, HopLatency) -> Void

    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        let metrics = LatencyMetrics(meter: meter)
        while let message = try await consumer.next() {
            let span = startSpan(
                "process \(message.topic)",
                context: extractTraceContext(from: message.headers),
                ofKind: .consumer
            )
            defer { span.end() }
            let began = clock.nanosecondsSinceEpoch
            func measure(_ failure: (any Error)?) {
                let ended = clock.nanosecondsSinceEpoch
                let latency = WholeMilliseconds.hopLatency(of: message, handlerBegan: began, handlerEnded: ended)
                span.attributes["workshop.queue.time_ms"] = latency.queue.map { Int64($0 / .milliseconds(1)) }
                span.attributes["workshop.handler.time_ms"] = latency.handler.map { Int64($0 / .milliseconds(1)) }
                span.attributes["workshop.end_to_end.time_ms"] = latency.endToEnd.map { Int64($0 / .milliseconds(1)) }
                span.attributes["workshop.clock_skew_ms"] = latency.clockSkew.map { Int64($0 / .milliseconds(1)) }
                if case .createTime = message.timestamp { span.attributes["workshop.queue.since"] = "create_time" }
                if case .logAppendTime = message.timestamp {
                    span.attributes["workshop.queue.since"] = "log_append_time"
                }
                metrics.record(
                    latency,
                    of: message,
                    groupID: consumer.groupID,
                    errorType: failure.map(errorType(of:))
                )
                onHop(message, latency)
            }
            do {
                try await ServiceContext.withValue(span.context) { try await handler(message) }
            } catch {
                measure(error)
                span.attributes["error.type"] = errorType(of: error)
                span.setStatus(SpanStatus(code: .error, message: "\(error)"))
                throw error
            }
            measure(nil)
            try await withSpan("commit \(message.topic)", context: span.context, ofKind: .client) { _ in
                try await consumer.commit(message)
            }
        }
    }
}
