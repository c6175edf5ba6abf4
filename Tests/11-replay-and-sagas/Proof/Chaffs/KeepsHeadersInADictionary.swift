import Kafka
import KafkaTracing
import Tracing

@testable import Lab11Solution

/// Headers go through a dictionary: order and repeated keys are lost.
enum KeepsHeadersInADictionary {
    struct Replayer: Sendable {
        let consumer: any KafkaConsumer
        let producer: any KafkaProducer
        let topic: String
        let replayID: String

        func run() async throws {
            try await withSpan("replay \(topic)") { span in
                span.attributes["replay.id"] = replayID
                var count = 0
                defer { span.attributes["replay.message_count"] = count }
                do {
                    for try await message in consumer.messages {
                        try await replay(message)
                        try await consumer.commit(message)
                        count += 1
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
                let byKey = Dictionary(replay.headers.map { ($0.key, $0.value) }) { _, last in last }
                replay.headers = byKey.sorted { $0.key < $1.key }.map { KafkaHeader(key: $0.key, value: $0.value) }
                replay.headers.replace("baggage", with: nil)
                replay.headers.replace("replay_id", with: replayID)
                replay.headers = injectTraceContext(span.context, into: replay.headers)
                try await producer.deliver(replay, recordingOn: span)
            }
        }
    }
}
