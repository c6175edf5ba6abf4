import Kafka

@testable import Lab08Solution

/// The clock skew is the negative difference.
enum FlagsWithANegativeNumber {
    static func hopLatency(of message: KafkaConsumerMessage, handlerBegan: UInt64, handlerEnded: UInt64) -> HopLatency {
        let began = Duration.nanoseconds(handlerBegan)
        let ended = Duration.nanoseconds(handlerEnded)
        var latency = HopLatency()

        func time(from start: Duration, to end: Duration) -> Duration? {
            guard end < start else { return end - start }
            latency.clockSkew = end - start
            return nil
        }

        if let timestamp = message.timestamp.millisecondsSinceEpoch {
            latency.queue = time(from: .milliseconds(timestamp), to: began)
        }
        latency.handler = time(from: began, to: ended)
        if let origin = originTime(in: message.headers), let onTheWay = time(from: .milliseconds(origin), to: began),
            let handler = latency.handler
        {
            latency.endToEnd = onTheWay + handler
        }
        return latency
    }
}
