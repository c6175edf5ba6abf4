import Kafka
import Tracing

/// The value of the span attribute `error.type`: Kafka's name for the error, or else the error's type. It is one of a few
/// words, so that spans can be grouped by it; details belong in the exception event.
func errorType(of error: any Error) -> String {
    (error as? KafkaError)?.code.rawValue ?? String(describing: type(of: error))
}

/// What the span around one message's handler says about the message and who handles it, as in Lab 03.
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
    attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
    if message.value == nil {
        attributes["messaging.kafka.message.tombstone"] = true
    }
    return attributes
}
