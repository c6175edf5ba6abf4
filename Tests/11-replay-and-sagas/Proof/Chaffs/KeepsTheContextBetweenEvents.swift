import Kafka
import KafkaTracing
import Synchronization
import Tracing

@testable import Lab11Solution

/// An event without a context is linked to the event before it.
enum KeepsTheContextBetweenEvents {
    struct Replayer: Sendable {
        let consumer: any KafkaConsumer
        let producer: any KafkaProducer
        let topic: String
        let replayID: String
        private let last = LastContext()

        init(consumer: any KafkaConsumer, producer: any KafkaProducer, topic: String, replayID: String) {
            self.consumer = consumer
            self.producer = producer
            self.topic = topic
            self.replayID = replayID
        }

        private final class LastContext: Sendable {
            private let context = Mutex(ServiceContext.topLevel)
            func update(_ new: ServiceContext) -> ServiceContext {
                context.withLock { context in
                    if !new.isEmpty { context = new }
                    return context
                }
            }
        }

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
                        context: last.update(extractTraceContext(from: message.headers)),
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
