import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Sends the messages of a topic again, to a topic for replays.
struct Replayer: Sendable {
    /// Reads what is to be replayed.
    let consumer: any KafkaConsumer
    let producer: any KafkaProducer
    /// Where the replays go.
    let topic: String
    /// Names this replay, so that its messages can be told from those of the day, and of other replays.
    let replayID: String

    /// Replays the messages that the consumer has to read, until it ends. A message is committed when the broker has
    /// acknowledged its replay. When that fails the replay stops, and the error is thrown on: messages with the same key stay
    /// in their order, and another run of the same group goes on with the message that failed.
    func run() async throws {
        // Your code: step 4.
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
        // End of your code.
    }

    /// Sends `message` again, in a trace of its own, and returns when the broker has acknowledged it.
    private func replay(_ message: KafkaConsumerMessage) async throws {
        let replay = KafkaProducerMessage(
            topic: topic,
            headers: message.headers,
            key: message.key,
            value: message.value
        )
        // Your code: steps 1 to 3.
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
        // End of your code.
    }
}
