import Kafka

@testable import Lab01Checks

/// Read as text: split at the dashes, and each part checked. Only known flags are kept, and headers are compared by what they
/// say.
struct SplitTraceParent: TraceParenting {
    let traceID: String
    let parentID: String
    let flags: UInt8

    init(traceID: String, parentID: String, flags: UInt8) {
        self.traceID = traceID
        self.parentID = parentID
        self.flags = flags & 3
    }

    init?(headerValue: [UInt8]?) {
        guard let headerValue, headerValue.allSatisfy({ $0 < 0x80 }) else { return nil }
        let parts = String(decoding: headerValue, as: UTF8.self).split(
            separator: "-",
            maxSplits: 4,
            omittingEmptySubsequences: false
        )
        guard parts.count >= 4 else { return nil }
        guard zip(parts, [2, 32, 16, 2]).allSatisfy({ part, count in Self.isHex(part, count) }) else { return nil }
        switch parts[0] {
        case "ff": return nil
        case "00": guard parts.count == 4 else { return nil }
        default: break
        }
        guard parts[1] != String(repeating: "0", count: 32), parts[2] != String(repeating: "0", count: 16) else {
            return nil
        }
        guard let flags = UInt8(parts[3], radix: 16) else { return nil }
        self.init(traceID: String(parts[1]), parentID: String(parts[2]), flags: flags)
    }

    private static func isHex(_ part: Substring, _ count: Int) -> Bool {
        part.count == count && part.allSatisfy { ("0"..."9").contains($0) || ("a"..."f").contains($0) }
    }

    var isSampled: Bool { !flags.isMultiple(of: 2) }
    var isRandom: Bool { (flags >> 1) % 2 == 1 }

    var headerValue: [UInt8] {
        Array(["00", traceID, parentID, ["00", "01", "02", "03"][Int(flags)]].joined(separator: "-").utf8)
    }

    func continued(as spanID: String) -> SplitTraceParent {
        SplitTraceParent(traceID: traceID, parentID: spanID, flags: flags)
    }

    func injected(into headers: [KafkaHeader]) -> [KafkaHeader] {
        var headers = headers
        headers.removeAll { $0.key == "traceparent" }
        headers.insert(KafkaHeader(key: "traceparent", value: headerValue), at: 0)
        return headers
    }

    static func extracted(from headers: [KafkaHeader]) -> SplitTraceParent? {
        let values = Set(headers.lazy.filter { $0.key == "traceparent" }.map(\.value))
        guard values.count == 1, let value = values.first else { return nil }
        return SplitTraceParent(headerValue: value)
    }
}
