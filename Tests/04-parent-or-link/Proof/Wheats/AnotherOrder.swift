import Kafka
import KafkaTracing
import Tracing

@testable import Lab04Solution

/// A consumer with a branch for each relation, which links after the handler has returned.
struct BranchingMessageConsumer: MessageConsuming {
    let consumer: any KafkaConsumer
    let relation: Relation

    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        for try await message in consumer.messages {
            let creation = extractTraceContext(from: message.headers)
            let name = "process \(message.topic)"
            switch relation {
            case .parentAndLink:
                try await withSpan(name, context: creation, ofKind: .consumer) { span in
                    try await handle(message, from: creation, in: span, handler)
                }
            case .linkOnly:
                try await withSpan(name, ofKind: .consumer) { span in
                    try await handle(message, from: creation, in: span, handler)
                }
            }
        }
    }

    private func handle(
        _ message: KafkaConsumerMessage,
        from creation: ServiceContext,
        in span: any Span,
        _ handler: (KafkaConsumerMessage) async throws -> Void
    ) async throws {
        defer {
            span.addLink(SpanLink(context: creation, attributes: [:]))
            span.attributes.merge(
                processAttributes(of: message, groupID: consumer.groupID, clientID: consumer.clientID)
            )
        }
        do {
            try await handler(message)
            try await consumer.commit(message)
        } catch {
            span.attributes["error.type"] = errorType(of: error)
            throw error
        }
    }
}

/// A batch consumer that describes its span when the handler has returned or thrown.
struct LateBatchConsumer: BatchConsuming {
    let consumer: any KafkaConsumer
    let topic: String

    func handleNext(
        maxMessages: Int,
        timeout: Duration,
        _ handler: ([KafkaConsumerMessage]) async throws -> Void
    ) async throws -> Int {
        let batch = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
        guard !batch.isEmpty else { return 0 }
        let links = batch.map { message in
            var attributes: SpanAttributes = [:]
            attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
            attributes["messaging.kafka.offset"] = message.offset.rawValue
            attributes["messaging.destination.partition.id"] = "\(message.partition)"
            return SpanLink(context: extractTraceContext(from: message.headers), attributes: attributes)
        }
        try await withSpan("work", ofKind: .consumer) { span in
            defer {
                span.operationName = "process \(topic)"
                span.updateAttributes { attributes in
                    attributes["messaging.system"] = "kafka"
                    attributes["messaging.operation.name"] = "process"
                    attributes["messaging.operation.type"] = "process"
                    attributes["messaging.destination.name"] = topic
                    attributes["messaging.consumer.group.name"] = consumer.groupID
                    attributes["messaging.client.id"] = consumer.clientID
                    attributes["messaging.batch.message_count"] = batch.count
                }
                links.forEach(span.addLink)
            }
            do {
                try await handler(batch)
            } catch {
                span.attributes["error.type"] = errorType(of: error)
                throw error
            }
            for (_, messages) in Dictionary(grouping: batch, by: \.partition) {
                if let last = messages.max(by: { $0.offset < $1.offset }) {
                    try await consumer.commit(last)
                }
            }
        }
        return batch.count
    }
}
