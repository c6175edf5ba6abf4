import Kafka
import KafkaTracing
import Tracing

/// The number in the header called `name`; nil when there is no such header.
///
/// - Throws: ``PoisonMessage`` when the header is there and holds no whole number of 1 or more.
func count(_ name: String, in headers: [KafkaHeader]) throws -> Int? {
    // Your code: step 2.
    nil
    // End of your code.
}

/// The headers of `message` with what leads back to the first record: its `traceparent` as `original_traceparent`, and
/// `original_topic`, `original_partition` and `original_offset`. What an earlier hop wrote there stays.
func headersKeepingTheOriginal(of message: KafkaConsumerMessage) -> [KafkaHeader] {
    // Your code: step 3.
    message.headers
    // End of your code.
}

/// The context that `original_traceparent` names; nil when there is none, or when it cannot be read.
func originalContext(in headers: [KafkaHeader]) -> ServiceContext? {
    // Your code: step 3.
    nil
    // End of your code.
}
