import Kafka

@testable import Lab08Solution

/// Whatever is an integer is an origin.
enum AcceptsNegativeNumbers {
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
        return Int64(String(decoding: value, as: UTF8.self))
    }
}
