import Kafka
import LabKit

/// Where the time of `message` went.
///
/// - Parameters:
///   - handlerBegan: when its handler was called, in nanoseconds since the Unix epoch.
///   - handlerEnded: when the handler returned or threw, in nanoseconds since the Unix epoch.
func hopLatency(of message: KafkaConsumerMessage, handlerBegan: UInt64, handlerEnded: UInt64) -> HopLatency {
    // Your code: steps 1, 2 and 4.
    let began = Duration.nanoseconds(handlerBegan)
    let ended = Duration.nanoseconds(handlerEnded)
    var latency = HopLatency()

    /// The time between two moments; nil, and the skew noted, where the later one lies before the earlier one.
    func time(from start: Duration, to end: Duration) -> Duration? {
        guard end < start else { return end - start }
        latency.clockSkew = max(latency.clockSkew ?? .zero, start - end)
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
    // End of your code.
}
