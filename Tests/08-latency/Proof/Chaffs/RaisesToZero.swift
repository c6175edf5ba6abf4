import Kafka

@testable import Lab08Solution

/// A negative time in the queue becomes zero; it is flagged.
enum RaisesToZero {
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
            latency.queue = time(from: .milliseconds(timestamp), to: began) ?? .zero
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
