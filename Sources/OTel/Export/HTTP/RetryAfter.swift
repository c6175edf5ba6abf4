/// The `Retry-After` header (RFC 9110, section 10.2.3): seconds, or the date of the next attempt.
enum RetryAfter {
    /// How long to wait from now on; nil when `text` is neither form. A date in the past means no wait.
    static func delay(_ text: String, nanosecondsSinceEpoch now: UInt64) -> Duration? {
        let text = text.trimmed
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // Too many digits for a number are still a very long wait. A century cannot overflow what it is added to.
            return .seconds(min(Int64(text) ?? .max, 3_155_760_000))
        }
        guard let date = HTTPDate.secondsSinceEpoch(text) else { return nil }
        let wait = Duration.seconds(date) - .nanoseconds(Int64(clamping: now))
        return max(wait, .zero)
    }
}

extension StringProtocol {
    /// Without the white space that HTTP allows around a header's value (RFC 9110, section 5.6.3).
    var trimmed: SubSequence {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return self[startIndex..<startIndex]
        }
        return self[first...last]
    }
}
