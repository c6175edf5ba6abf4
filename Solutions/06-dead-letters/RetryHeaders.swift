import Kafka
import KafkaTracing
import Tracing

/// The number in the header called `name`; nil when there is no such header.
///
/// - Throws: ``PoisonMessage`` when the header is there and holds no whole number of 1 or more.
func count(_ name: String, in headers: [KafkaHeader]) throws -> Int? {
    // Your code: step 2.
    guard headers.contains(where: { $0.key == name }) else { return nil }
    guard let number = headers.text(of: name).flatMap({ Int($0) }), number >= 1 else {
        throw PoisonMessage(reason: .malformedHeaders)
    }
    return number
    // End of your code.
}

/// The headers of `message` with what leads back to the first record: its `traceparent` as `original_traceparent`, and
/// `original_topic`, `original_partition` and `original_offset`. What an earlier hop wrote there stays.
func headersKeepingTheOriginal(of message: KafkaConsumerMessage) -> [KafkaHeader] {
    // Your code: step 3.
    var headers = message.headers
    guard !headers.contains(where: { $0.key == "original_topic" }) else { return headers }
    headers.replace("original_traceparent", with: headers.text(of: "traceparent"))
    headers.replace("original_topic", with: message.topic)
    headers.replace("original_partition", with: "\(message.partition)")
    headers.replace("original_offset", with: "\(message.offset)")
    return headers
    // End of your code.
}

/// The context that `original_traceparent` names; nil when there is none, or when it cannot be read.
func originalContext(in headers: [KafkaHeader]) -> ServiceContext? {
    // Your code: step 3.
    guard let original = headers.text(of: "original_traceparent") else { return nil }
    let context = extractTraceContext(from: [KafkaHeader(key: "traceparent", value: original)])
    return context.isEmpty ? nil : context
    // End of your code.
}
