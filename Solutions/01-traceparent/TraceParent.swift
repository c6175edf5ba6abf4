import Kafka
import LabKit

/// The W3C header `traceparent`: which trace a message belongs to, and which span sent it.
///
///     00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
///     │  trace id                         parent id        flags
///     version
struct TraceParent: Sendable, Equatable {
    /// The trace: 32 lowercase hexadecimal digits.
    let traceID: String

    /// The span that sends: 16 lowercase hexadecimal digits.
    let parentID: String

    /// The flags: a byte whose bits are read one by one.
    let flags: UInt8

    /// Makes one from ids that are known to be valid: those of a span of this process, for instance.
    init(traceID: String, parentID: String, flags: UInt8) {
        self.traceID = traceID
        self.parentID = parentID
        self.flags = flags
    }

    /// Reads the value of a Kafka header; nil when it is invalid. A value may be null, empty, or any bytes.
    init?(headerValue: [UInt8]?) {
        // Your code: steps 1 to 3.
        guard let value = headerValue, value.count >= 55 else { return nil }

        let dash = UInt8(ascii: "-")
        guard value[2] == dash, value[35] == dash, value[52] == dash else { return nil }

        let fields = [value[0..<2], value[3..<35], value[36..<52], value[53..<55]]
        let hexDigits = Set("0123456789abcdef".utf8)
        guard fields.joined().allSatisfy(hexDigits.contains) else { return nil }

        let version = String(decoding: fields[0], as: UTF8.self)
        guard version != "ff" else { return nil }
        if value.count > 55 {
            guard version != "00", value[55] == dash else { return nil }
        }

        let zero = UInt8(ascii: "0")
        guard fields[1].contains(where: { $0 != zero }) else { return nil }
        guard fields[2].contains(where: { $0 != zero }) else { return nil }
        guard let flags = UInt8(String(decoding: fields[3], as: UTF8.self), radix: 16) else { return nil }

        self.traceID = String(decoding: fields[1], as: UTF8.self)
        self.parentID = String(decoding: fields[2], as: UTF8.self)
        self.flags = flags
        // End of your code.
    }

    /// Whether the sender may have recorded the trace: the bit 0x01.
    var isSampled: Bool {
        // Your code: step 4.
        flags & 0x01 != 0
        // End of your code.
    }

    /// Whether at least the last 14 digits of the trace id are random: the bit 0x02.
    var isRandom: Bool {
        // Your code: step 4.
        flags & 0x02 != 0
        // End of your code.
    }

    /// The bytes to send: always version 00, and of the flags only the two bits that it knows.
    var headerValue: [UInt8] {
        // Your code: step 5.
        Array("00-\(traceID)-\(parentID)-0\(flags & 0x03)".utf8)
        // End of your code.
    }

    /// The same trace, with the span `spanID` as the one that sends. The flags stay as they are.
    func continued(as spanID: String) -> TraceParent {
        // Your code: step 5.
        TraceParent(traceID: traceID, parentID: spanID, flags: flags)
        // End of your code.
    }

    /// `headers` with this one written under the key `traceparent`, in place of any that was there.
    func injected(into headers: [KafkaHeader]) -> [KafkaHeader] {
        // Your code: step 6.
        headers.filter { $0.key != "traceparent" } + [KafkaHeader(key: "traceparent", value: headerValue)]
        // End of your code.
    }

    /// Reads the header `traceparent` of a message; nil when there is none, when it is invalid, or when there are several
    /// that differ.
    static func extracted(from headers: [KafkaHeader]) -> TraceParent? {
        // Your code: step 6.
        let found = headers.filter { $0.key == "traceparent" }
        guard let first = found.first, found.allSatisfy({ $0 == first }) else { return nil }
        return TraceParent(headerValue: first.value)
        // End of your code.
    }
}
