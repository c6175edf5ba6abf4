import Kafka

@testable import Lab08Solution

/// Without an origin the record's timestamp is taken.
enum FallsBackToTheRecord {
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
            latency.queue = time(from: .milliseconds(timestamp), to: began)
        }
        latency.handler = time(from: began, to: ended)
        let header = message.headers.contains { $0.key == originHeader }
        if let origin = header ? originTime(in: message.headers) : message.timestamp.millisecondsSinceEpoch,
            let onTheWay = time(from: .milliseconds(origin), to: began),
            let handler = latency.handler
        {
            latency.endToEnd = onTheWay + handler
        }
        return latency
    }
}
