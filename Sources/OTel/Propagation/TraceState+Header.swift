extension TraceState {
    /// The length up to which a header is passed on whole, in characters (W3C Trace Context level 2, section 3.3.3.1
    /// "tracestate Limits").
    public static let maximumHeaderLength = 512

    /// Reads the value of a `tracestate` header (W3C Trace Context level 2, section 3.3.2 "tracestate Header Field
    /// Values"). Several headers are read as one, joined in order with `,`.
    ///
    /// White space around members and empty members are allowed; a header without any member gives an empty
    /// tracestate. Nil when a member is malformed, a key comes twice, or there are more than ``maximumCount`` members:
    /// then nothing of the header is to be used.
    public init?(parsing header: String) {
        // A native string lends its bytes here; only a bridged one is copied.
        var header = header
        guard let members = header.withUTF8({ Self.members(in: $0[...]) }) else { return nil }
        self.init(checked: members)
    }

    private static func members(in header: Slice<UnsafeBufferPointer<UInt8>>) -> [Member]? {
        var members: [Member] = []
        for bytes in HeaderList(header) {
            guard members.count < maximumCount, let member = Member(bytes),
                !members.contains(where: { $0.key == member.key })
            else { return nil }
            members.append(member)
        }
        return members
    }

    /// The value of the `tracestate` header, at most ``maximumHeaderLength`` characters; empty when there is nothing to
    /// write, and then the header is to be left out.
    ///
    /// When the members are too long together, whole members are left out: first those over 128 characters, then any,
    /// each time from the right, until the rest fits (W3C Trace Context level 2, section 3.3.3.1 "tracestate Limits").
    public var headerValue: String {
        guard !members.isEmpty else { return "" }
        var kept = members
        var length = kept.reduce(0) { $0 + $1.length } + max(0, kept.count - 1)
        while length > Self.maximumHeaderLength,
            let dropped = kept.lastIndex(where: { $0.length > 128 }) ?? kept.indices.last
        {
            length -= kept.remove(at: dropped).length + 1
        }

        var header = ""
        header.reserveCapacity(max(0, length))
        for member in kept {
            if !header.isEmpty { header += "," }
            header += member.key
            header += "="
            header += member.value
        }
        return header
    }
}

extension TraceState.Member {
    /// Reads `key=value`; nil when either is malformed.
    fileprivate init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let key = bytes[..<equals]
        let value = bytes[bytes.index(after: equals)...]
        guard TraceState.isKey(key), TraceState.isValue(value) else { return nil }
        self.init(key: String(decoding: key, as: UTF8.self), value: String(decoding: value, as: UTF8.self))
    }
}
