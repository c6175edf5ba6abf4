import Kafka

@testable import Lab01Checks

/// Read with one regular expression, and written with the flags as they are read: two booleans.
struct MatchedTraceParent: TraceParenting {
    let traceID: String
    let parentID: String
    let isSampled: Bool
    let isRandom: Bool

    var flags: UInt8 { (isSampled ? 1 : 0) | (isRandom ? 2 : 0) }

    init(traceID: String, parentID: String, flags: UInt8) {
        self.traceID = traceID
        self.parentID = parentID
        self.isSampled = flags & 1 != 0
        self.isRandom = flags & 2 != 0
    }

    init?(headerValue: [UInt8]?) {
        let grammar = /(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?/
        guard let headerValue, let text = String(validating: headerValue, as: UTF8.self),
            let match = text.wholeMatch(of: grammar.dotMatchesNewlines()),
            match.1 != "00" || match.5 == nil
        else { return nil }
        self.init(
            traceID: String(match.2),
            parentID: String(match.3),
            flags: UInt8(match.4, radix: 16) ?? 0
        )
    }

    var headerValue: [UInt8] { Array("00-\(traceID)-\(parentID)-\(flags.hex)".utf8) }

    func continued(as spanID: String) -> MatchedTraceParent {
        MatchedTraceParent(traceID: traceID, parentID: spanID, flags: flags)
    }

    func injected(into headers: [KafkaHeader]) -> [KafkaHeader] {
        let place = headers.firstIndex { $0.key == "traceparent" } ?? headers.endIndex
        let header = KafkaHeader(key: "traceparent", value: headerValue)
        return headers[..<place] + [header] + headers[place...].filter { $0.key != "traceparent" }
    }

    static func extracted(from headers: [KafkaHeader]) -> MatchedTraceParent? {
        let values = headers.filter { $0.key == "traceparent" }.map(\.value)
        guard let value = values.first, values.allSatisfy({ $0 == value }) else { return nil }
        return MatchedTraceParent(headerValue: value)
    }
}
