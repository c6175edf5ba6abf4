/// The time between sending a message and beginning to handle it.
public enum QueueWait: Sendable, Equatable {
    /// From the producer span's end, when the broker had acknowledged, to the consumer span's start; in nanoseconds.
    case waited(UInt64)
    /// The consumer span began while the producer still awaited its acknowledgement: from the producer span's start,
    /// in nanoseconds. The true wait is shorter.
    case atMost(UInt64)
    /// The consumer span claims to begin this many nanoseconds before the producer span did: their clocks disagree.
    case clockSkew(UInt64)

    /// The wait between two spans; nil unless a producer's message is handled by a consumer and both start times
    /// are known. That the consumer continues the producer, as child or by a link, is for the caller to know.
    public init?(producer: TraceSpan, consumer: TraceSpan) {
        guard producer.kind == .producer, consumer.kind == .consumer,
            producer.startTimeUnixNano > 0, consumer.startTimeUnixNano > 0
        else { return nil }
        let sent = producer.startTimeUnixNano
        let handled = consumer.startTimeUnixNano
        if handled < sent {
            self = .clockSkew(sent - handled)
        } else if let duration = producer.duration, handled - sent >= duration {
            self = .waited(handled - sent - duration)
        } else {
            self = .atMost(handled - sent)
        }
    }

    /// The moment at which the wait begins, given when it ends (nanoseconds since 1970); nil under clock skew.
    public func start(before handled: UInt64) -> UInt64? {
        switch self {
        case .waited(let time), .atMost(let time): handled >= time ? handled - time : nil
        case .clockSkew: nil
        }
    }
}
