/// Why a job cannot go on.
public enum StreamError: Error, Sendable, Hashable {
    /// A window's size or the allowed out-of-orderness is none that windows can be made of.
    case invalidDuration(String)

    /// A record's event time is so far from 1970 that its window's bounds are no 64-bit milliseconds.
    case timestampOutOfRange(Int64)
}

extension StreamError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .invalidDuration(let reason): reason
        case .timestampOutOfRange(let timestamp):
            "the event time \(timestamp) has no window: give milliseconds since the Unix epoch"
        }
    }
}
