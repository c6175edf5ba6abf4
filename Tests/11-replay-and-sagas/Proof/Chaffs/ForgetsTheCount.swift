import Kafka
import KafkaTracing
import Tracing

@testable import Lab11Solution

/// The span of the job does not say how many messages were replayed.
enum ForgetsTheCount {
    struct Replayer: Sendable {
        let consumer: any KafkaConsumer
        let producer: any KafkaProducer
        let topic: String
        let replayID: String

        func run() async throws {
            try await withSpan("replay \(topic)") { span in
                span.attributes["replay.id"] = replayID
                do {
                    for try await message in consumer.messages {
                        try await replay(message)
                        try await consumer.commit(message)
                    }
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }
        }

        private func replay(_ message: KafkaConsumerMessage) async throws {
            let replay = KafkaProducerMessage(
                topic: topic,
                headers: message.headers,
                key: message.key,
                value: message.value
            )
            try await withSpan("send \(topic)", context: .topLevel, ofKind: .producer) { span in
                span.attributes = sendAttributes(of: replay, clientID: producer.clientID)
                span.attributes["replay.id"] = replayID
                span.addLink(
                    SpanLink(
                        context: extractTraceContext(from: message.headers),
                        attributes: [
                            "messaging.destination.name": .string(message.topic),
                            "messaging.destination.partition.id": .string("\(message.partition)"),
                            "messaging.kafka.offset": .int64(Int64(message.offset.rawValue)),
                        ]
                    )
                )
                var replay = replay
                replay.headers.replace("baggage", with: nil)
                replay.headers.replace("replay_id", with: replayID)
                replay.headers = injectTraceContext(span.context, into: replay.headers)
                try await producer.deliver(replay, recordingOn: span)
            }
        }
    }
}
