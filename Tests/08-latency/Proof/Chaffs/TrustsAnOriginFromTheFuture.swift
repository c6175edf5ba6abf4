import Kafka

@testable import Lab08Solution

/// The end of the handler is compared with the origin, and not its beginning.
enum TrustsAnOriginFromTheFuture {
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
        if let origin = originTime(in: message.headers) {
            latency.endToEnd = time(from: .milliseconds(origin), to: ended)
        }
        return latency
    }
}
