import Kafka

/// The digits of the flags are taken for decimal ones.
enum ReadsTheFlagsAsDecimal {
    struct TraceParent: Sendable, Equatable {
        let traceID: String
        let parentID: String
        let flags: UInt8

        init(traceID: String, parentID: String, flags: UInt8) {
            self.traceID = traceID
            self.parentID = parentID
            self.flags = flags
        }

        init?(headerValue: [UInt8]?) {
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
            guard let flags = UInt8(String(decoding: fields[3], as: UTF8.self)) else { return nil }

            self.traceID = String(decoding: fields[1], as: UTF8.self)
            self.parentID = String(decoding: fields[2], as: UTF8.self)
            self.flags = flags
        }

        var isSampled: Bool {
            flags & 0x01 != 0
        }

        var isRandom: Bool {
            flags & 0x02 != 0
        }

        var headerValue: [UInt8] {
            Array("00-\(traceID)-\(parentID)-0\(flags & 0x03)".utf8)
        }

        func continued(as spanID: String) -> TraceParent {
            TraceParent(traceID: traceID, parentID: spanID, flags: flags)
        }

        func injected(into headers: [KafkaHeader]) -> [KafkaHeader] {
            headers.filter { $0.key != "traceparent" } + [KafkaHeader(key: "traceparent", value: headerValue)]
        }

        static func extracted(from headers: [KafkaHeader]) -> TraceParent? {
            let found = headers.filter { $0.key == "traceparent" }
            guard let first = found.first, found.allSatisfy({ $0 == first }) else { return nil }
            return TraceParent(headerValue: first.value)
        }
    }
}
