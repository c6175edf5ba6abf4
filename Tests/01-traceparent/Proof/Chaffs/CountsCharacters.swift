import Kafka

/// The value is decoded, and its characters are counted and asked whether they are digits.
enum CountsCharacters {
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
            guard let bytes = headerValue else { return nil }
            let value = Array(String(decoding: bytes, as: UTF8.self))
            guard value.count >= 55 else { return nil }

            let dash: Character = "-"
            guard value[2] == dash, value[35] == dash, value[52] == dash else { return nil }

            let fields = [value[0..<2], value[3..<35], value[36..<52], value[53..<55]]
            guard fields.joined().allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else { return nil }

            let version = String(fields[0])
            guard version != "ff" else { return nil }
            if value.count > 55 {
                guard version != "00", value[55] == dash else { return nil }
            }

            let zero: Character = "0"
            guard fields[1].contains(where: { $0 != zero }) else { return nil }
            guard fields[2].contains(where: { $0 != zero }) else { return nil }
            let flags = fields[3].reduce(UInt8(0)) { $0 << 4 | UInt8($1.hexDigitValue ?? 0) }

            self.traceID = String(fields[1])
            self.parentID = String(fields[2])
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
