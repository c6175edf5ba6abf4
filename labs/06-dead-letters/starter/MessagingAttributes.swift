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
    if message.value == nil {
        attributes["messaging.kafka.message.tombstone"] = true
    }
    return attributes
}

/// What the span of a handler says about the message and who handles it, as in Lab 03.
func processAttributes(of message: KafkaConsumerMessage, consumer: any KafkaConsumer) -> SpanAttributes {
    var attributes: SpanAttributes = [
        "messaging.system": "kafka",
        "messaging.operation.name": "process",
        "messaging.operation.type": "process",
        "messaging.destination.name": .string(message.topic),
        "messaging.destination.partition.id": .string("\(message.partition)"),
        "messaging.kafka.offset": .int64(Int64(message.offset.rawValue)),
        "messaging.consumer.group.name": .string(consumer.groupID),
        "messaging.client.id": .string(consumer.clientID),
    ]
    attributes["messaging.message.conversation_id"] = message.headers.text(of: "correlation_id")
    attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
    if message.value == nil {
        attributes["messaging.kafka.message.tombstone"] = true
    }
    return attributes
}
