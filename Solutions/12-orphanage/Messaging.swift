import Kafka
import Tracing

/// What the span of a send says about the message, as in Lab 03.
func sendAttributes(of message: KafkaProducerMessage, clientID: String) -> SpanAttributes {
    var attributes: SpanAttributes = [
        "messaging.system": "kafka",
        "messaging.operation.name": "send",
        "messaging.operation.type": "send",
        "messaging.destination.name": .string(message.topic),
        "messaging.client.id": .string(clientID),
    ]
    attributes["messaging.message.conversation_id"] = message.headers.text(of: "correlation_id")
    attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
    return attributes
}

/// What the span around one message's handler says, as in Lab 03.
func processAttributes(of message: KafkaConsumerMessage, consumer: any KafkaConsumer) -> SpanAttributes {
    var attributes = batchAttributes(topic: message.topic, consumer: consumer)
    attributes.merge(linkAttributes(of: message))
    attributes["messaging.message.conversation_id"] = message.headers.text(of: "correlation_id")
    return attributes
}

/// What the span around a batch says about all its messages, as in Lab 04.
func batchAttributes(topic: String, consumer: any KafkaConsumer) -> SpanAttributes {
    [
        "messaging.system": "kafka",
        "messaging.operation.name": "process",
        "messaging.operation.type": "process",
        "messaging.destination.name": .string(topic),
        "messaging.consumer.group.name": .string(consumer.groupID),
        "messaging.client.id": .string(consumer.clientID),
    ]
}

/// What a batch span's link says about the one message that it stands for, as in Lab 04.
func linkAttributes(of message: KafkaConsumerMessage) -> SpanAttributes {
    var attributes: SpanAttributes = [
        "messaging.destination.partition.id": .string("\(message.partition)"),
        "messaging.kafka.offset": .int64(Int64(message.offset.rawValue)),
    ]
    attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
    return attributes
}

/// The value of the span attribute `error.type`: one of a few words, so that spans can be grouped by it.
func errorType(of error: any Error) -> String {
    (error as? KafkaError)?.code.rawValue ?? String(describing: type(of: error))
}

extension Span {
    /// Records that the work of this span failed: the status, `error.type` and the exception event.
    func fail(with error: any Error) {
        attributes["error.type"] = errorType(of: error)
        setStatus(SpanStatus(code: .error))
        recordError(error)
    }
}

extension [KafkaHeader] {
    /// The text of the last header called `key`; nil when there is none, or when it is not UTF-8.
    func text(of key: String) -> String? {
        last { $0.key == key }?.value.flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Puts one header called `key` in place of all that have that name. With nil it only removes them.
    mutating func replace(_ key: String, with text: String?) {
        removeAll { $0.key == key }
        if let text {
            append(KafkaHeader(key: key, value: text))
        }
    }
}
