import Kafka

@testable import Lab08Solution

/// Each hop adds its own time to the origins that are there.
enum AddsAnOriginOnEachHop {
    static func carryOrigin(into headers: [KafkaHeader], from cause: KafkaConsumerMessage?, now: UInt64)
        -> [KafkaHeader]
    {
        let origin =
            (cause?.headers ?? []).filter { $0.key == originHeader } + [
                KafkaHeader(key: originHeader, value: "\(now / 1_000_000)")
            ]
        return headers.filter { $0.key != originHeader } + origin
    }

    static func originTime(in headers: [KafkaHeader]) -> Int64? {
        let values = Set(headers.filter { $0.key == originHeader }.map(\.value))
        guard values.count == 1, let value = values.first ?? nil else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard value.allSatisfy(digits.contains) else { return nil }
        return Int64(String(decoding: value, as: UTF8.self))
    }
}
