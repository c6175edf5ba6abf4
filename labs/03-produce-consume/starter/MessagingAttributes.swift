import Kafka
import Tracing

/// What the span of a send says about the message: the names are those of OpenTelemetry's messaging conventions.
func sendAttributes(
    of message: KafkaProducerMessage,
    correlationID: String,
    clientID: String
) -> SpanAttributes {
    // Your code: step 2.
    [:]
    // End of your code.
}

/// What the span of a handler says about the message and who handles it.
func processAttributes(of message: KafkaConsumerMessage, groupID: String, clientID: String) -> SpanAttributes {
    // Your code: step 6.
    [:]
    // End of your code.
}
