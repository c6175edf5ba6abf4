import Kafka

@testable import Lab08Solution

/// Of several origins the last one counts.
enum TakesTheLastOfTwo {
    static func carryOrigin(into headers: [KafkaHeader], from cause: KafkaConsumerMessage?, now: UInt64)
        -> [KafkaHeader]
    {
        let origin =
            cause.map { $0.headers.filter { $0.key == originHeader } }
            ?? [KafkaHeader(key: originHeader, value: "\(now / 1_000_000)")]
        return headers.filter { $0.key != originHeader } + origin
    }

    static func originTime(in headers: [KafkaHeader]) -> Int64? {
        guard let value = headers.last(where: { $0.key == originHeader })?.value else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard value.allSatisfy(digits.contains) else { return nil }
        return Int64(String(decoding: value, as: UTF8.self))
    }
}
