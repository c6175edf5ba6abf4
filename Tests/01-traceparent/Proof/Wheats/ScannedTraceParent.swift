import Kafka

@testable import Lab01Checks

/// Read in one pass over the bytes: what is allowed next depends on the column alone.
struct ScannedTraceParent: TraceParenting {
    var traceID = ""
    var parentID = ""
    var flags: UInt8 = 0

    init(traceID: String, parentID: String, flags: UInt8) {
        self.traceID = traceID
        self.parentID = parentID
        self.flags = flags
    }

    init?(headerValue: [UInt8]?) {
        var version: UInt8 = 0
        var nonZero = (trace: false, parent: false)
        var column = 0
        for byte in headerValue ?? [] {
            switch column {
            case 2, 35, 52:
                guard byte == 0x2D else { return nil }
            case 55:
                guard byte == 0x2D, version != 0 else { return nil }
            case 0..<55:
                guard let digit = Self.digit(byte) else { return nil }
                let character = Character(Unicode.Scalar(byte))
                switch column {
                case 0, 1: version = version << 4 | digit
                case 3..<35:
                    traceID.append(character)
                    nonZero.trace = nonZero.trace || digit > 0
                case 36..<52:
                    parentID.append(character)
                    nonZero.parent = nonZero.parent || digit > 0
                default: flags = flags << 4 | digit
                }
            default:
                break
            }
            column += 1
        }
        guard column >= 55, version != 0xFF, nonZero.trace, nonZero.parent else { return nil }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    var isSampled: Bool { flags & 1 == 1 }
    var isRandom: Bool { flags & 2 == 2 }

    var headerValue: [UInt8] {
        var bytes = Array("00-".utf8)
        bytes += traceID.utf8
        bytes.append(0x2D)
        bytes += parentID.utf8
        bytes += [0x2D, 0x30, 0x30 + flags % 4]
        return bytes
    }

    func continued(as spanID: String) -> ScannedTraceParent {
        var next = self
        next.parentID = spanID
        return next
    }

    func injected(into headers: [KafkaHeader]) -> [KafkaHeader] {
        var written: [KafkaHeader] = []
        for header in headers where header.key != "traceparent" {
            written.append(header)
        }
        written.append(KafkaHeader(key: "traceparent", value: headerValue))
        return written
    }

    static func extracted(from headers: [KafkaHeader]) -> ScannedTraceParent? {
        var found: KafkaHeader?
        for header in headers where header.key == "traceparent" {
            if let found, found != header { return nil }
            found = header
        }
        return ScannedTraceParent(headerValue: found?.value)
    }
}
