import Kafka
import KafkaTracing
import OTel
import Tracing

@testable import Lab08Solution

/// A handler that throws is not measured.
enum MeasuresSuccessOnly {
    struct TimedConsumer: Sendable {
        let consumer: any KafkaConsumer
        let meter: Meter
        var clock: any WallClock = SystemWallClock()
        var onHop: @Sendable (KafkaConsumerMessage, HopLatency) -> Void = { _, _ in }

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let producerContext = extractTraceContext(from: message.headers)
                try await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                    span.attributes = processAttributes(
                        of: message,
                        groupID: consumer.groupID,
                        clientID: consumer.clientID
                    )
                    let began = clock.nanosecondsSinceEpoch
                    try await handler(message)
                    let ended = clock.nanosecondsSinceEpoch

                    let latency = hopLatency(of: message, handlerBegan: began, handlerEnded: ended)
                    span.attributes.merge(latencyAttributes(of: latency, since: message.timestamp))
                    LatencyMetrics(meter: meter).record(latency, of: message, groupID: consumer.groupID, errorType: nil)
                    onHop(message, latency)
                }
                try await consumer.commit(message)
            }
        }
    }
}
