import Kafka

@testable import Lab08Solution

/// Puts the origin in front of the other headers, and drops one that nobody can read.
enum StrictOrigin {
    static func carryOrigin(into headers: [KafkaHeader], from cause: KafkaConsumerMessage?, now: UInt64)
        -> [KafkaHeader]
    {
        var headers = headers
        headers.removeAll { $0.key == originHeader }
        guard let cause else {
            return [KafkaHeader(key: originHeader, value: String(now / 1_000_000))] + headers
        }
        guard let origin = originTime(in: cause.headers) else { return headers }
        return [KafkaHeader(key: originHeader, value: "\(origin)")] + headers
    }

    static func originTime(in headers: [KafkaHeader]) -> Int64? {
        let values = headers.filter { $0.key == originHeader }.map(\.value)
        guard let first = values.first, values.allSatisfy({ $0 == first }), let first,
            let text = String(validating: first, as: UTF8.self), let number = Int64(text), number > 0
        else { return nil }
        return number
    }
}
