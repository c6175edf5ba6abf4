import Kafka
import OTel
import Tracing

/// The header that says when the path of a message began.
let originHeader = "origin_timestamp"

/// The histogram of the time in the queue. The conventions have none, so the name is the workshop's own.
let queueMetric = "workshop.messaging.queue.duration"

/// The counter of the messages whose time could not be told. The name is the workshop's own.
let clockSkewMetric = "workshop.messaging.clock_skew.messages"

/// The value of the attribute `error.type`: Kafka's name for the error, or else the error's type.
func errorType(of error: any Error) -> String {
    (error as? KafkaError)?.code.rawValue ?? String(describing: type(of: error))
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

/// A clock that is off.
struct SkewedClock: WallClock {
    /// How far it is behind, in milliseconds.
    let millisecondsBehind: UInt64

    var nanosecondsSinceEpoch: UInt64 {
        SystemWallClock().nanosecondsSinceEpoch - millisecondsBehind * 1_000_000
    }
}
