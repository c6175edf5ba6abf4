import Kafka

@testable import Lab08Solution

/// An origin that cannot be read is zero.
enum CountsFromTheEpoch {
    static func carryOrigin(into headers: [KafkaHeader], from cause: KafkaConsumerMessage?, now: UInt64)
        -> [KafkaHeader]
    {
        let origin =
            cause.map { $0.headers.filter { $0.key == originHeader } }
            ?? [KafkaHeader(key: originHeader, value: "\(now / 1_000_000)")]
        return headers.filter { $0.key != originHeader } + origin
    }

    static func originTime(in headers: [KafkaHeader]) -> Int64? {
        guard let header = headers.last(where: { $0.key == originHeader }) else { return nil }
        return Int64(String(decoding: header.value ?? [], as: UTF8.self)) ?? 0
    }
}
