/// The `traceparent` header: which trace a request belongs to and which span sent it (W3C Trace Context level 2,
/// section 3.2 "Traceparent Header").
///
///     00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
///     │  trace-id                         parent-id        trace-flags
///     version
struct TraceParent {
    let traceID: TraceID
    let spanID: SpanID

    /// Only the flags that this version of the specification defines.
    let flags: TraceFlags

    /// What `spanContext` says on the wire. The caller sees to it that the context is valid.
    init(_ spanContext: SpanContext) {
        traceID = spanContext.traceID
        spanID = spanContext.spanID
        flags = spanContext.traceFlags.intersection(.known)
    }

    /// Reads a header; nil when it is invalid.
    ///
    /// White space around the value makes it invalid. The grammar of section 3.2.2 has none; HTTP takes it away before
    /// the value is used (RFC 9110, section 5.5 "Field Values"), and in any other carrier it is part of the value.
    ///
    /// A `,` makes it invalid in any version, for it means that several headers were joined into one, and which of them
    /// is meant cannot be known.
    init?(parsing header: String) {
        // A native string lends its bytes; only a bridged one is copied.
        let parsed =
            header.utf8.withContiguousStorageIfAvailable(Self.init(bytes:))
            ?? Array(header.utf8).withUnsafeBufferPointer(Self.init(bytes:))
        guard let parsed else { return nil }
        self = parsed
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= Layout.length,
            bytes[2] == Layout.dash, bytes[35] == Layout.dash, bytes[52] == Layout.dash,
            let version = Hex.parse(bytes[Layout.version]), version != 0xFF,
            Self.hasLegalEnd(bytes, version: version),
            let traceHigh = Hex.parse16(bytes, at: Layout.traceHigh),
            let traceLow = Hex.parse16(bytes, at: Layout.traceLow),
            let parent = Hex.parse16(bytes, at: Layout.parent),
            let flags = Hex.parse(bytes[Layout.flags])
        else { return nil }

        traceID = TraceID(high: traceHigh, low: traceLow)
        spanID = SpanID(parent)
        self.flags = TraceFlags(rawValue: UInt8(flags)).intersection(.known)
        guard traceID.isValid, spanID.isValid else { return nil }
    }

    /// Version 00 ends after the flags. A later one may go on after a dash; what comes there is not for us to read
    /// (section 3.2.4 "Versioning of traceparent").
    private static func hasLegalEnd(_ bytes: UnsafeBufferPointer<UInt8>, version: UInt64) -> Bool {
        if bytes.count == Layout.length { return true }
        return version > 0 && bytes[Layout.length] == Layout.dash && !bytes.contains(UInt8(ascii: ","))
    }

    /// The header, always as version 00, whatever was read (section 3.2.4 "Versioning of traceparent").
    var headerValue: String {
        String(unsafeUninitializedCapacity: Layout.length) { bytes in
            bytes[0] = Hex.digit(of: 0)
            bytes[1] = Hex.digit(of: 0)
            Hex.write16(traceID.high, to: bytes, at: Layout.traceHigh)
            Hex.write16(traceID.low, to: bytes, at: Layout.traceLow)
            Hex.write16(spanID.rawValue, to: bytes, at: Layout.parent)
            bytes[53] = Hex.digit(of: UInt64(flags.rawValue >> 4))
            bytes[54] = Hex.digit(of: UInt64(flags.rawValue & 0xF))
            bytes[2] = Layout.dash
            bytes[35] = Layout.dash
            bytes[52] = Layout.dash
            return Layout.length
        }
    }

    private enum Layout {
        static let version = 0..<2
        static let traceHigh = 3
        static let traceLow = 19
        static let parent = 36
        static let flags = 53..<55
        static let length = 55
        static let dash = UInt8(ascii: "-")
    }
}
