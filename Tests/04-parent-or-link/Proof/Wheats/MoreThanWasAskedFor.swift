import Kafka
import KafkaTracing
import Tracing

@testable import Lab04Solution

/// A consumer that describes its links too, adds events, and records its commits.
struct GenerousMessageConsumer: MessageConsuming {
    let consumer: any KafkaConsumer
    let relation: Relation

    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        for try await message in consumer.messages {
            let creation = extractTraceContext(from: message.headers)
            let parent = relation == .parentAndLink ? creation : ServiceContext.current ?? .topLevel
            try await withSpan("process \(message.topic)", context: parent, ofKind: .consumer) { span in
                let attributes = processAttributes(of: message, groupID: consumer.groupID, clientID: consumer.clientID)
                span.attributes = attributes
                span.attributes["messaging.message.body.size"] = message.value?.count ?? 0
                span.addLink(SpanLink(context: creation, attributes: attributes))
                span.addEvent("handler called")
                do {
                    try await withSpan("handle \(message.topic)") { _ in try await handler(message) }
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    span.addEvent("handler failed")
                    throw error
                }
                try await withSpan("commit \(message.topic)", ofKind: .client) { _ in
                    try await consumer.commit(message)
                }
            }
        }
    }
}

/// A batch consumer that records its polls and commits, and says the size of each message on its link.
struct GenerousBatchConsumer: BatchConsuming {
    let consumer: any KafkaConsumer
    let topic: String

    func handleNext(
        maxMessages: Int,
        timeout: Duration,
        _ handler: ([KafkaConsumerMessage]) async throws -> Void
    ) async throws -> Int {
        let batch = try await withSpan("poll \(topic)", ofKind: .client) { span in
            let batch = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
            span.attributes["messaging.batch.message_count"] = batch.count
            for message in batch {
                span.addLink(SpanLink(context: extractTraceContext(from: message.headers), attributes: [:]))
            }
            return batch
        }
        guard !batch.isEmpty else { return 0 }

        try await withSpan("process \(topic)", context: .topLevel, ofKind: .consumer) { span in
            span.attributes = [
                "messaging.system": "kafka",
                "messaging.operation.name": "process",
                "messaging.operation.type": "process",
                "messaging.destination.name": .string(topic),
                "messaging.consumer.group.name": .string(consumer.groupID),
                "messaging.client.id": .string(consumer.clientID),
                "messaging.batch.message_count": .int64(Int64(batch.count)),
                "warehouse.hall": "B",
            ]
            for message in batch {
                var attributes: SpanAttributes = [
                    "messaging.destination.partition.id": .string("\(message.partition)"),
                    "messaging.kafka.offset": .int64(Int64(message.offset.rawValue)),
                    "messaging.message.body.size": .int64(Int64(message.value?.count ?? 0)),
                ]
                attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
                span.addLink(SpanLink(context: extractTraceContext(from: message.headers), attributes: attributes))
            }
            do {
                withSpan("pack") { _ in }
                try await withSpan("handle batch") { _ in try await handler(batch) }
            } catch {
                span.attributes["error.type"] = errorType(of: error)
                throw error
            }
            for message in Dictionary(batch.map { ($0.partition, $0) }, uniquingKeysWith: { $1 }).values {
                try await withSpan("commit \(topic)", ofKind: .client) { _ in try await consumer.commit(message) }
            }
        }
        return batch.count
    }
}
