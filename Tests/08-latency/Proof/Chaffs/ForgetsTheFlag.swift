import Kafka

@testable import Lab08Solution

/// The figure is left out where clocks disagree, and nothing says so.
enum ForgetsTheFlag {
    static func hopLatency(of message: KafkaConsumerMessage, handlerBegan: UInt64, handlerEnded: UInt64) -> HopLatency {
        let began = Duration.nanoseconds(handlerBegan)
        let ended = Duration.nanoseconds(handlerEnded)
        var latency = HopLatency()

        func time(from start: Duration, to end: Duration) -> Duration? {
            guard end < start else { return end - start }
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
