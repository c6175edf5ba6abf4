import Kafka

@testable import Lab08Solution

/// The time in the queue is negative where clocks disagree; it is flagged.
enum RecordsANegativeTime {
    static func hopLatency(of message: KafkaConsumerMessage, handlerBegan: UInt64, handlerEnded: UInt64) -> HopLatency {
        let began = Duration.nanoseconds(handlerBegan)
        let ended = Duration.nanoseconds(handlerEnded)
        var latency = HopLatency()

        func time(from start: Duration, to end: Duration) -> Duration? {
            guard end < start else { return end - start }
            latency.clockSkew = max(latency.clockSkew ?? .zero, start - end)
            return nil
        }

        if let timestamp = message.timestamp.millisecondsSinceEpoch {
            _ = time(from: .milliseconds(timestamp), to: began)
            latency.queue = began - .milliseconds(timestamp)
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
