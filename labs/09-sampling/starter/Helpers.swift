import Kafka
import Logging
import OTel
import Tracing

/// What the lab's code logs to. The SDK adds the ids of the active span to each line.
let logger = Logger(label: "orders")

/// Which new traces a service keeps.
enum SamplingSetting: Sendable {
    /// All of them.
    case everything
    /// A share of them, from 0 to 1.
    case ratio(Double)
    /// About so many of those that begin in a second.
    case perSecond(Int)
}

/// Where a service's spans go, and where their ids and times come from.
struct Backend: Sendable {
    let processor: any SpanProcessor
    var idGenerator: any IDGenerator = RandomIDGenerator()
    var clock: any WallClock = SystemWallClock()
}

/// The value of the attribute `error.type`: Kafka's name for the error, or else the error's type.
func errorType(of error: any Error) -> String {
    (error as? KafkaError)?.code.rawValue ?? String(describing: type(of: error))
}

/// What the span of a send says about the message, as in Lab 03.
func sendAttributes(of message: KafkaProducerMessage, clientID: String) -> SpanAttributes {
    var attributes: SpanAttributes = [
        "messaging.system": "kafka",
        "messaging.operation.name": "send",
        "messaging.operation.type": "send",
        "messaging.destination.name": .string(message.topic),
        "messaging.client.id": .string(clientID),
    ]
    attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
    return attributes
}

/// What the span of a handler says about the message and who handles it, as in Lab 03.
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
    return attributes
}
