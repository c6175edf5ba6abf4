/// What tracing systems pass along with a trace: an ordered list of keys and values (W3C Trace Context level 2,
/// section 3.3 "Tracestate Header").
///
/// The left-most member belongs to the system that wrote `traceparent` last. There are at most ``maximumCount``
/// members, no key twice, and every key and value follows the grammar; other content cannot be stored.
public struct TraceState: Sendable, Hashable {
    /// One key and its value (W3C Trace Context level 2, "list").
    public struct Member: Sendable, Hashable {
        /// Names the tracing system: 1 to 256 of `a-z 0-9 _ - * / @`, the first a letter or a digit.
        public let key: String

        /// What that system stored: 1 to 256 printable ASCII characters without `,` and `=`, the last not a space.
        public let value: String

        /// The length as written in the header, in characters.
        var length: Int { key.utf8.count + 1 + value.utf8.count }
    }

    /// The most members that a list may have (section 3.3.2.1 "list").
    public static let maximumCount = 32

    /// The members, the newest first.
    public private(set) var members: [Member]

    /// An empty tracestate.
    public init() {
        members = []
    }

    /// A tracestate of members that the header parser has checked.
    init(checked members: [Member]) {
        self.members = members
    }

    /// Whether there are no members.
    public var isEmpty: Bool { members.isEmpty }

    /// The number of members.
    public var count: Int { members.count }

    /// The value stored under `key`, or nil.
    public func get(_ key: String) -> String? {
        members.first { $0.key == key }?.value
    }

    /// Stores `value` under `key`. A new or updated key goes to the left and the others keep their order; a member too
    /// many is dropped on the right (section 3.5 "Mutating the tracestate Field").
    ///
    /// - Throws: ``TraceStateError`` when the key or the value is not allowed. Nothing changes then.
    public mutating func set(_ key: String, to value: String) throws(TraceStateError) {
        guard Self.isKey(key.utf8) else { throw .invalidKey(key) }
        guard Self.isValue(value.utf8) else { throw .invalidValue(value, key: key) }
        remove(key)
        if members.count == Self.maximumCount {
            members.removeLast()
        }
        members.insert(Member(key: key, value: value), at: 0)
    }

    /// A copy in which `value` is stored under `key`, as by ``set(_:to:)``.
    ///
    /// - Throws: ``TraceStateError`` when the key or the value is not allowed.
    public func setting(_ key: String, to value: String) throws(TraceStateError) -> TraceState {
        var copy = self
        try copy.set(key, to: value)
        return copy
    }

    /// Removes `key` if it is there. Only remove what your own tracing system wrote: others rely on theirs.
    public mutating func remove(_ key: String) {
        members.removeAll { $0.key == key }
    }

    /// A copy without `key`.
    public func removing(_ key: String) -> TraceState {
        var copy = self
        copy.remove(key)
        return copy
    }
}

// MARK: - Grammar

extension TraceState {
    /// Whether `bytes` are a key (section 3.3.2.2.1 "Key").
    static func isKey(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, isLowercaseLetterOrDigit(first), bytes.count <= 256 else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"): true
            default: isLowercaseLetterOrDigit(byte)
            }
        }
    }

    /// Whether `bytes` are a value (section 3.3.2.2.2 "Value"). Spaces at the front belong to it.
    static func isValue(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        guard let last = bytes.last, last != UInt8(ascii: " "), bytes.count <= 256 else { return false }
        return bytes.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
    }

    private static func isLowercaseLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

// MARK: - Errors

/// Why a ``TraceState`` refused a member (W3C Trace Context level 2, "tracestate Header Field Values").
public enum TraceStateError: Error, Sendable, Hashable {
    /// The key does not follow the grammar.
    case invalidKey(String)

    /// The value does not follow the grammar.
    case invalidValue(String, key: String)
}

extension TraceStateError: CustomStringConvertible {
    /// Names the input and says what is allowed.
    public var description: String {
        switch self {
        case .invalidKey(let key):
            "tracestate key \(key.debugDescription) is not allowed: use 1 to 256 of a-z 0-9 _ - * / @, "
                + "beginning with a letter or a digit"
        case .invalidValue(let value, let key):
            "tracestate value \(value.debugDescription) of key \(key.debugDescription) is not allowed: use 1 to 256 "
                + "printable ASCII characters without , and =, not ending in a space"
        }
    }
}
