import Kafka
import KafkaTracing
import LabKit
import OTel
import Tracing

/// Hands messages to a handler, each inside a consumer span, and measures where their time went.
struct TimedConsumer: Sendable {
    let consumer: any KafkaConsumer
    let meter: Meter
    /// The clock that the moments of the handling are read from.
    var clock: any WallClock = SystemWallClock()
    /// Told about each message that was handled, whether its handler returned or threw.
    var onHop: @Sendable (KafkaConsumerMessage, HopLatency) -> Void = { _, _ in }

    /// Calls `handler` with each message and commits it afterwards, until the consumer ends. An error of the handler is
    /// recorded and thrown on; its message stays uncommitted, and its time is measured all the same.
    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        for try await message in consumer.messages {
            let producerContext = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                span.attributes = processAttributes(
                    of: message,
                    groupID: consumer.groupID,
                    clientID: consumer.clientID
                )
                // Your code: step 5.
                let began = clock.nanosecondsSinceEpoch
                let failure: (any Error)?
                do {
                    try await handler(message)
                    failure = nil
                } catch {
                    failure = error
                }
                let ended = clock.nanosecondsSinceEpoch

                let latency = hopLatency(of: message, handlerBegan: began, handlerEnded: ended)
                span.attributes.merge(latencyAttributes(of: latency, since: message.timestamp))
                span.attributes["error.type"] = failure.map(errorType(of:))
                LatencyMetrics(meter: meter).record(
                    latency,
                    of: message,
                    groupID: consumer.groupID,
                    errorType: failure.map(errorType(of:))
                )
                onHop(message, latency)
                if let failure {
                    throw failure
                }
                // End of your code.
            }
            try await consumer.commit(message)
        }
    }
}
