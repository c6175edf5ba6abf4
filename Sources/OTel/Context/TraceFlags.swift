/// The flags of a trace (W3C Trace Context level 2, "trace-flags"). They are bits: test one, never compare the whole.
public struct TraceFlags: OptionSet, Sendable, Hashable {
    /// The byte on the wire.
    public let rawValue: UInt8

    /// Makes flags from a byte.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The trace is recorded by the caller.
    public static let sampled = TraceFlags(rawValue: 0x01)

    /// At least the right-most 7 bytes of the trace id are random.
    public static let random = TraceFlags(rawValue: 0x02)

    /// The bits that this version of the specification defines. Others are not passed on.
    public static let known: TraceFlags = [.sampled, .random]
}
