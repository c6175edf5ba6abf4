/// What OpenTelemetry itself stores in a tracestate: the value of the member `ot`, a list of sub-keys such as
/// `rv:6e6d1a75832a2f;th:c` (OpenTelemetry specification, "TraceState Handling").
///
/// A sub-key is lowercase letters and digits, the first a letter; its value is letters, digits, `.`, `_` and `-`, or
/// nothing.
public struct OTelTraceState: Sendable, Hashable {
    private struct Member: Sendable, Hashable {
        let key: Substring
        let value: Substring
    }

    /// The member of the tracestate that holds the list.
    public static let key = "ot"

    /// The most characters that the list may have.
    public static let maximumLength = 256

    private var members: [Member] = []

    /// Reads a list, and makes the best of a malformed one: a sub-key that breaks the grammar is left out, of two equal
    /// ones the first counts, and a list over ``maximumLength`` counts as empty.
    public init(parsing list: String) {
        guard list.utf8.count <= Self.maximumLength else { return }
        for text in list.split(separator: ";") {
            guard let colon = text.firstIndex(of: ":") else { continue }
            let member = Member(key: text[..<colon], value: text[text.index(after: colon)...])
            guard Self.isKey(member.key), Self.isValue(member.value), get(member.key) == nil else { continue }
            members.append(member)
        }
    }

    /// The list as it is written; empty when there are no sub-keys.
    public var value: String {
        members.map { "\($0.key):\($0.value)" }.joined(separator: ";")
    }

    /// The value of a sub-key, or nil.
    public func get(_ key: some StringProtocol) -> String? {
        members.first { $0.key == key }.map { String($0.value) }
    }

    /// The explicit randomness value, 56 bits: `rv`, exactly 14 lowercase hexadecimal digits; nil where it is absent or
    /// malformed (same document, Explicit randomness value `rv`).
    public var randomness: UInt64? {
        self.get("rv").flatMap { $0.utf8.count == 14 ? Hex.parse($0.utf8) : nil }
    }

    /// The threshold by which the trace was sampled: `th`; nil where it is absent or malformed.
    public var threshold: SamplingThreshold? {
        self.get("th").flatMap { SamplingThreshold(hex: $0) }
    }

    /// A copy with another `th`, or with none for nil. The other sub-keys stay as they are.
    ///
    /// Where `th` would make the list longer than ``maximumLength``, the copy has none: the probability is then unknown,
    /// which is better than wrong.
    public func settingThreshold(_ threshold: SamplingThreshold?) -> OTelTraceState {
        var copy = self
        copy.members.removeAll { $0.key == "th" }
        guard let threshold else { return copy }
        let withoutThreshold = copy
        copy.members.append(Member(key: "th", value: Substring(threshold.hex)))
        return copy.value.utf8.count <= Self.maximumLength ? copy : withoutThreshold
    }
}

// MARK: - Grammar

extension OTelTraceState {
    private static func isKey(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLowercaseLetter(first) else { return false }
        return text.utf8.allSatisfy { isLowercaseLetter($0) || isDigit($0) }
    }

    private static func isValue(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: isLowercaseLetter(byte) || isDigit(byte)
            }
        }
    }

    private static func isLowercaseLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

// MARK: - In a tracestate

extension TraceState {
    /// What OpenTelemetry stores in this tracestate.
    public var openTelemetry: OTelTraceState {
        OTelTraceState(parsing: get(OTelTraceState.key) ?? "")
    }

    /// A copy in which `ot` has another `th`, or none for nil. Other members and sub-keys stay; a copy that would say the
    /// same is this tracestate unchanged.
    func settingThreshold(_ threshold: SamplingThreshold?) -> TraceState {
        let old = openTelemetry
        if threshold == nil, old.get("th") == nil { return self }
        let new = old.settingThreshold(threshold).value
        if new == get(OTelTraceState.key) { return self }
        // An empty list is no value of a tracestate. Any other one is: its grammar is the stricter.
        return (try? setting(OTelTraceState.key, to: new)) ?? removing(OTelTraceState.key)
    }
}
