import Kafka

@testable import Lab08Solution

/// A record without a timestamp is one of 1970.
enum TakesNoTimestampForTheEpoch {
    static func hopLatency(of message: KafkaConsumerMessage, handlerBegan: UInt64, handlerEnded: UInt64) -> HopLatency {
        let began = Duration.nanoseconds(handlerBegan)
        let ended = Duration.nanoseconds(handlerEnded)
        var latency = HopLatency()

        func time(from start: Duration, to end: Duration) -> Duration? {
            guard end < start else { return end - start }
            latency.clockSkew = max(latency.clockSkew ?? .zero, start - end)
            return nil
        }

        latency.queue = time(from: .milliseconds(message.timestamp.millisecondsSinceEpoch ?? 0), to: began)
        latency.handler = time(from: began, to: ended)
        if let origin = originTime(in: message.headers), let onTheWay = time(from: .milliseconds(origin), to: began),
            let handler = latency.handler
        {
            latency.endToEnd = onTheWay + handler
        }
        return latency
    }
}
