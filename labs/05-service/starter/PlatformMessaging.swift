import Kafka
import Tracing

/// What the span of a send says about the message: the names are those of OpenTelemetry's messaging conventions.
func sendAttributes(
    of message: KafkaProducerMessage,
    correlationID: String,
    clientID: String
) -> SpanAttributes {
    var attributes: SpanAttributes = [
        "messaging.system": "kafka",
        "messaging.operation.name": "send",
        "messaging.operation.type": "send",
        "messaging.destination.name": .string(message.topic),
        "messaging.client.id": .string(clientID),
        "messaging.message.conversation_id": .string(correlationID),
    ]
    attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
    if message.value == nil {
        attributes["messaging.kafka.message.tombstone"] = true
    }
    return attributes
}

/// What the span of a handler says about the message and who handles it.
func processAttributes(of message: KafkaConsumerMessage, groupID: String, clientID: String) -> SpanAttributes {
    var attributes: SpanAttributes = [
        "messaging.system": "kafka",
        "messaging.operation.name": "process",
        "messaging.operation.type": "process",
        "messaging.destination.name": .string(message.topic),
        "messaging.destination.partition.id": .string("\(message.partition)"),
        "messaging.kafka.offset": .int64(Int64(message.offset.rawValue)),
        "messaging.consumer.group.name": .string(groupID),
        "messaging.client.id": .string(clientID),
    ]
    attributes["messaging.message.conversation_id"] = message.text(ofHeader: "correlation_id")
    attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
    if message.value == nil {
        attributes["messaging.kafka.message.tombstone"] = true
    }
    return attributes
}
