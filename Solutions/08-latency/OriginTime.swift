import Kafka
import LabKit

/// `headers` with the header `origin_timestamp`, which says when the path began that a message is part of: decimal digits,
/// milliseconds since the Unix epoch. All other headers keep their bytes and their order.
///
/// - Parameters:
///   - cause: the message that was being handled when this one was sent; nil where the path begins. What it says about its
///     origin is carried on as it is; where it says nothing, nothing is said.
///   - now: the present moment, in nanoseconds since the Unix epoch.
func carryOrigin(into headers: [KafkaHeader], from cause: KafkaConsumerMessage?, now: UInt64) -> [KafkaHeader] {
    // Your code: step 3.
    let origin =
        cause.map { $0.headers.filter { $0.key == originHeader } }
        ?? [KafkaHeader(key: originHeader, value: "\(now / 1_000_000)")]
    return headers.filter { $0.key != originHeader } + origin
    // End of your code.
}

/// When the path of a message began, by the header `origin_timestamp`, in milliseconds since the Unix epoch. Nil where the
/// header is missing, is anything but decimal digits, or is there twice with different values.
func originTime(in headers: [KafkaHeader]) -> Int64? {
    // Your code: step 4.
    let values = Set(headers.filter { $0.key == originHeader }.map(\.value))
    guard values.count == 1, let value = values.first ?? nil else { return nil }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard value.allSatisfy(digits.contains) else { return nil }
    return Int64(String(decoding: value, as: UTF8.self))
    // End of your code.
}
