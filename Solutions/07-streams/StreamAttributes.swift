import Kafka
import Streams
import Tracing

/// What tells one order from the others of a window. It goes on the link to the order.
func recordAttributes(of record: StreamRecord, from metadata: RecordMetadata) -> SpanAttributes {
    // Your code: step 4.
    var attributes: SpanAttributes = [
        "messaging.destination.partition.id": .string("\(metadata.partition)"),
        "messaging.kafka.offset": .int64(Int64(metadata.offset.rawValue)),
    ]
    attributes["messaging.kafka.message.key"] = record.key.map { String(decoding: $0, as: UTF8.self) }
    return attributes
    // End of your code.
}

/// What the process span says about the work: the names are those of OpenTelemetry's messaging conventions, and `window.`
/// is the job's own.
func windowAttributes(of window: TimeWindow, job: TotalsJob) -> SpanAttributes {
    // Your code: step 5.
    [
        "messaging.system": "kafka",
        "messaging.operation.name": "process",
        "messaging.operation.type": "process",
        "messaging.destination.name": .string(job.orders),
        "messaging.consumer.group.name": .string(job.groupID),
        "messaging.client.id": .string(job.clientID),
        "window.start": .int64(window.start),
        "window.end": .int64(window.end),
    ]
    // End of your code.
}

/// What the span of the send says about the total.
func sendAttributes(of total: KafkaProducerMessage, job: TotalsJob) -> SpanAttributes {
    // Your code: step 6.
    var attributes: SpanAttributes = [
        "messaging.system": "kafka",
        "messaging.operation.name": "send",
        "messaging.operation.type": "send",
        "messaging.destination.name": .string(total.topic),
        "messaging.client.id": .string(job.clientID),
    ]
    attributes["messaging.kafka.message.key"] = total.key.map { String(decoding: $0, as: UTF8.self) }
    return attributes
    // End of your code.
}
