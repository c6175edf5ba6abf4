import Kafka
import KafkaTracing
import Tracing

/// A producer that starts, fails and ends its span by hand, and asks the instrument itself.
struct ManualProducer: TracedProducing {
    let producer: any KafkaProducer

    func send(_ message: KafkaProducerMessage, correlationID: String) async throws -> KafkaDeliveryReport {
        let span = startSpan("send \(message.topic)", ofKind: .producer)
        defer { span.end() }
        span.attributes["messaging.system"] = "kafka"
        span.attributes["messaging.operation.name"] = "send"
        span.attributes["messaging.operation.type"] = "send"
        span.attributes["messaging.destination.name"] = message.topic
        span.attributes["messaging.client.id"] = producer.clientID
        span.attributes["messaging.message.conversation_id"] = correlationID
        if let key = message.key {
            span.attributes["messaging.kafka.message.key"] = String(decoding: key, as: UTF8.self)
        }
        if message.value == nil {
            span.attributes["messaging.kafka.message.tombstone"] = true
        }

        var headers = message.headers.filter { $0.key != "correlation_id" && $0.key != "tracestate" }
        InstrumentationSystem.instrument.inject(span.context, into: &headers, using: KafkaHeadersInjector())
        headers.insert(KafkaHeader(key: "correlation_id", value: correlationID), at: 0)
        let traced = KafkaProducerMessage(
            topic: message.topic,
            partition: message.partition,
            headers: headers,
            key: message.key,
            value: message.value
        )

        do {
            let report = try await producer.sendAndAwait(traced)
            if case .acknowledged(let record) = report.status {
                span.attributes["messaging.destination.partition.id"] = String(record.partition.rawValue)
                span.attributes["messaging.kafka.offset"] = record.offset.rawValue
            }
            return report
        } catch {
            span.attributes["error.type"] = String(describing: type(of: error))
            span.setStatus(SpanStatus(code: .error, message: "\(error)"))
            throw error
        }
    }
}

/// A consumer that asks for the next message itself, and starts, fails and ends its span by hand.
struct ManualConsumer: TracedConsuming {
    let consumer: any KafkaConsumer

    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        while let message = try await consumer.next() {
            var context = ServiceContext.topLevel
            InstrumentationSystem.instrument.extract(message.headers, into: &context, using: KafkaHeadersExtractor())
            let span = startSpan("process \(message.topic)", context: context, ofKind: .consumer)
            defer { span.end() }
            span.attributes["messaging.system"] = "kafka"
            span.attributes["messaging.operation.name"] = "process"
            span.attributes["messaging.operation.type"] = "process"
            span.attributes["messaging.destination.name"] = message.topic
            span.attributes["messaging.destination.partition.id"] = String(message.partition.rawValue)
            span.attributes["messaging.kafka.offset"] = message.offset.rawValue
            span.attributes["messaging.consumer.group.name"] = consumer.groupID
            span.attributes["messaging.client.id"] = consumer.clientID
            for header in message.headers where header.key == "correlation_id" {
                span.attributes["messaging.message.conversation_id"] = header.value.map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
            if let key = message.key {
                span.attributes["messaging.kafka.message.key"] = String(decoding: key, as: UTF8.self)
            }
            if message.value == nil {
                span.attributes["messaging.kafka.message.tombstone"] = true
            }
            do {
                try await ServiceContext.withValue(span.context) { try await handler(message) }
            } catch {
                span.attributes["error.type"] = String(describing: type(of: error))
                span.setStatus(SpanStatus(code: .error))
                span.recordError(error)
                throw error
            }
            try await consumer.commit(message)
        }
    }
}
