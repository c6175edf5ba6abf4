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
                TODO(5, "put the figures on the span, and measure handlers that throw too")
                let began = clock.nanosecondsSinceEpoch
                try await handler(message)
                let ended = clock.nanosecondsSinceEpoch

                let latency = hopLatency(of: message, handlerBegan: began, handlerEnded: ended)
                LatencyMetrics(meter: meter).record(latency, of: message, groupID: consumer.groupID, errorType: nil)
                onHop(message, latency)
                // End of your code.
            }
            try await consumer.commit(message)
        }
    }
}
