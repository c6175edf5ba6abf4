import Kafka
import KafkaTracing
import OTel
import Tracing

@testable import Lab08Solution

/// The figures are measured and not set on the span.
enum SetsNoFigures {
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
                    let failure: (any Error)?
                    do {
                        try await handler(message)
                        failure = nil
                    } catch {
                        failure = error
                    }
                    let ended = clock.nanosecondsSinceEpoch

                    let latency = hopLatency(of: message, handlerBegan: began, handlerEnded: ended)
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
                }
                try await consumer.commit(message)
            }
        }
    }
}
