import Kafka
import KafkaTracing
import Tracing

@testable import Lab04Solution

/// A consumer that asks for the next message itself, and starts, fails and ends its span by hand.
struct ManualMessageConsumer: MessageConsuming {
    let consumer: any KafkaConsumer
    let relation: Relation

    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        while let message = try await consumer.next() {
            var creation = ServiceContext.topLevel
            InstrumentationSystem.instrument.extract(message.headers, into: &creation, using: KafkaHeadersExtractor())
            let span =
                relation == .parentAndLink
                ? startSpan("process \(message.topic)", context: creation, ofKind: .consumer)
                : startSpan("process \(message.topic)", ofKind: .consumer)
            defer { span.end() }
            span.addLink(SpanLink(context: creation, attributes: [:]))
            span.attributes = processAttributes(of: message, groupID: consumer.groupID, clientID: consumer.clientID)
            do {
                try await ServiceContext.withValue(span.context) { try await handler(message) }
            } catch {
                span.attributes["error.type"] = String(describing: type(of: error))
                span.setStatus(SpanStatus(code: .error))
                throw error
            }
            try await consumer.commit(message)
        }
    }
}

/// A batch consumer that starts, fails and ends its span by hand, and commits message by message.
struct ManualBatchConsumer: BatchConsuming {
    let consumer: any KafkaConsumer
    let topic: String

    func handleNext(
        maxMessages: Int,
        timeout: Duration,
        _ handler: ([KafkaConsumerMessage]) async throws -> Void
    ) async throws -> Int {
        let batch = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
        if batch.isEmpty { return 0 }
        let span = startSpan("process \(topic)", context: .topLevel, ofKind: .consumer)
        defer { span.end() }
        span.attributes["messaging.system"] = "kafka"
        span.attributes["messaging.operation.name"] = "process"
        span.attributes["messaging.operation.type"] = "process"
        span.attributes["messaging.destination.name"] = topic
        span.attributes["messaging.consumer.group.name"] = consumer.groupID
        span.attributes["messaging.client.id"] = consumer.clientID
        span.attributes["messaging.batch.message_count"] = batch.count
        for message in batch.reversed() {
            var attributes = SpanAttributes()
            attributes["messaging.destination.partition.id"] = String(message.partition.rawValue)
            attributes["messaging.kafka.offset"] = message.offset.rawValue
            if let key = message.key {
                attributes["messaging.kafka.message.key"] = String(decoding: key, as: UTF8.self)
            }
            var creation = ServiceContext.topLevel
            InstrumentationSystem.instrument.extract(message.headers, into: &creation, using: KafkaHeadersExtractor())
            span.addLink(SpanLink(context: creation, attributes: attributes))
        }
        do {
            try await ServiceContext.withValue(span.context) { try await handler(batch) }
        } catch {
            span.attributes["error.type"] = String(describing: type(of: error))
            span.setStatus(SpanStatus(code: .error, message: "\(error)"))
            span.recordError(error)
            throw error
        }
        for message in batch {
            try await consumer.commit(message)
        }
        return batch.count
    }
}
