import Tracing

/// Header lines of an HTTP message, in order (RFC 9110, section 5 "Fields").
struct HTTPHeaders: Sendable {
    var lines: [(name: String, value: String)] = []
}

/// Reads a header as HTTP does: names in any case, white space around each value taken away (section 5.5 "Field Values"),
/// and the lines of one name joined in order with `,` (section 5.3 "Field Order").
///
/// `traceparent` is no list. Joining makes several of them one invalid value, and that is right: which of them is meant
/// cannot be known, so the trace restarts.
struct HTTPHeadersExtractor: Extractor {
    func extract(key: String, from headers: HTTPHeaders) -> String? {
        let values = headers.lines.filter { isSameName($0.name, key) }.map { trimmed($0.value) }
        return values.isEmpty ? nil : values.joined(separator: ",")
    }

    /// Without spaces and tabs at both ends. Bytes are looked at and not characters, for a carriage return is no
    /// optional white space and must stay.
    private func trimmed(_ value: String) -> String {
        var bytes = value.utf8[...]
        while let first = bytes.first, isOptionalWhiteSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, isOptionalWhiteSpace(last) { bytes.removeLast() }
        return String(Substring(bytes))
    }

    private func isOptionalWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}

/// Writes a header in place of all lines of that name.
struct HTTPHeadersInjector: Injector {
    func inject(_ value: String, forKey key: String, into headers: inout HTTPHeaders) {
        headers.lines.removeAll { isSameName($0.name, key) }
        headers.lines.append((name: key, value: value))
    }
}

/// Names are ASCII, so only ASCII letters have a case (RFC 9110, section 5.1 "Field Names").
private func isSameName(_ left: String, _ right: String) -> Bool {
    func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte
    }
    return left.utf8.lazy.map(lowercased).elementsEqual(right.utf8.lazy.map(lowercased))
}
