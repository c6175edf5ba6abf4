import Kafka
import OTel

/// A `traceparent` as it stands on the wire, read by columns and by nothing that a student could have written.
public struct WireTraceparent: Sendable, Equatable {
    /// The whole header as text.
    public let text: String

    /// The 32 digits of the trace id.
    public let traceID: String

    /// The 16 digits of the parent id: the id of the span that sends.
    public let parentID: String

    /// The two digits of the flags.
    public let flags: String

    /// Reads a header's value; nil unless it is 55 ASCII characters with dashes where version 00 has them.
    public init?(_ value: [UInt8]?) {
        guard let value, value.count == 55, value.allSatisfy({ $0 < 0x80 }) else { return nil }
        let dash = UInt8(ascii: "-")
        guard value[2] == dash, value[35] == dash, value[52] == dash else { return nil }
        text = String(decoding: value, as: UTF8.self)
        traceID = String(decoding: value[3..<35], as: UTF8.self)
        parentID = String(decoding: value[36..<52], as: UTF8.self)
        flags = String(decoding: value[53..<55], as: UTF8.self)
    }

    /// Whether it names exactly this span.
    public func names(_ context: SpanContext) -> Bool {
        traceID == context.traceID.hex && parentID == context.spanID.hex
    }

    /// What `context` looks like on the wire.
    public static func text(of context: SpanContext) -> String {
        let flags = String(context.traceFlags.rawValue, radix: 16)
        return "00-\(context.traceID)-\(context.spanID)-\(flags.count == 1 ? "0" : "")\(flags)"
    }
}

extension [KafkaHeader] {
    /// The values of all headers called `key`, in order.
    public func values(of key: String) -> [[UInt8]?] {
        filter { $0.key == key }.map(\.value)
    }
}
