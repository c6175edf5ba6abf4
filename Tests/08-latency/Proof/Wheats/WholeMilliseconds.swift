import Kafka

@testable import Lab08Solution

/// Figures in whole milliseconds, with signed integers and no local function. An origin that cannot be trusted costs the
/// end-to-end time only.
enum WholeMilliseconds {
    static func hopLatency(of message: KafkaConsumerMessage, handlerBegan: UInt64, handlerEnded: UInt64) -> HopLatency {
        let began = Int64(handlerBegan / 1_000_000)
        let ended = Int64(handlerEnded / 1_000_000)
        var skew: Int64 = 0
        var latency = HopLatency()

        switch message.timestamp {
        case .createTime(let sent) where sent <= began, .logAppendTime(let sent) where sent <= began:
            latency.queue = .milliseconds(began - sent)
        case .createTime(let sent), .logAppendTime(let sent):
            skew = sent - began
        case .notAvailable:
            break
        }
        if ended >= began {
            latency.handler = .milliseconds(ended - began)
        } else {
            skew = max(skew, began - ended)
        }
        if let origin = originTime(in: message.headers) {
            if origin > began {
                skew = max(skew, origin - began)
            } else if ended >= began {
                latency.endToEnd = .milliseconds(ended - origin)
            }
        }
        latency.clockSkew = skew > 0 ? .milliseconds(skew) : nil
        return latency
    }
}
