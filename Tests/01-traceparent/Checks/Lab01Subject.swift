import Kafka

/// Lab 01, as somebody solved it: the type that was filled in.
struct Lab01Subject: Sendable {
    let type: any TraceParenting.Type
}

/// What a submission's `TraceParent` looks like.
protocol TraceParenting: Sendable {
    init(traceID: String, parentID: String, flags: UInt8)
    init?(headerValue: [UInt8]?)
    static func extracted(from headers: [KafkaHeader]) -> Self?

    var traceID: String { get }
    var parentID: String { get }
    var flags: UInt8 { get }
    var isSampled: Bool { get }
    var isRandom: Bool { get }
    var headerValue: [UInt8] { get }

    func continued(as spanID: String) -> Self
    func injected(into headers: [KafkaHeader]) -> [KafkaHeader]
}
