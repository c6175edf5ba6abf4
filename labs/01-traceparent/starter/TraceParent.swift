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
        TODO(1, "read the trace id, the parent id and the flags")
        TODO(2, "refuse what is not lowercase hex and dashes, and ids that are all zeros")
        TODO(3, "refuse version ff, and read the versions above 00")
        return nil
        // End of your code.
    }

    /// Whether the sender may have recorded the trace: the bit 0x01.
    var isSampled: Bool {
        // Your code: step 4.
        TODO(4, "test the bit 0x01 of the flags")
        return false
        // End of your code.
    }

    /// Whether at least the last 14 digits of the trace id are random: the bit 0x02.
    var isRandom: Bool {
        // Your code: step 4.
        TODO(4, "test the bit 0x02 of the flags")
        return false
        // End of your code.
    }

    /// The bytes to send: always version 00, and of the flags only the two bits that it knows.
    var headerValue: [UInt8] {
        // Your code: step 5.
        TODO(5, "write the 55 characters of version 00")
        return []
        // End of your code.
    }

    /// The same trace, with the span `spanID` as the one that sends. The flags stay as they are.
    func continued(as spanID: String) -> TraceParent {
        // Your code: step 5.
        TODO(5, "keep the trace id and the flags, and change the parent id")
        return self
        // End of your code.
    }

    /// `headers` with this one written under the key `traceparent`, in place of any that was there.
    func injected(into headers: [KafkaHeader]) -> [KafkaHeader] {
        // Your code: step 6.
        TODO(6, "put the header on the message, once")
        return headers
        // End of your code.
    }

    /// Reads the header `traceparent` of a message; nil when there is none, when it is invalid, or when there are several
    /// that differ.
    static func extracted(from headers: [KafkaHeader]) -> TraceParent? {
        // Your code: step 6.
        TODO(6, "find the header on the message")
        return nil
        // End of your code.
    }
}
