/// Texts to look for, all at once: which of them occur in a document.
///
/// White space at the ends of lines and empty lines do not count, in the texts as in the document: a text that was indented
/// otherwise, or quoted within a longer line, is found.
struct TextIndex {
    private let shortest: Int
    private let wholeWords: Bool
    private var byStart: [UInt64: [[UInt8]]] = [:]
    /// A quick no for nearly every place in a document.
    private var mayStart = [Bool](repeating: false, count: 1 << 16)

    /// Takes the texts.
    ///
    /// - Parameters:
    ///   - shortest: how many bytes a text must have; shorter ones are not looked for.
    ///   - wholeWords: whether a text counts only where no word goes on before or behind it.
    init(_ texts: some Sequence<String>, shortest: Int, wholeWords: Bool = false) {
        self.shortest = shortest
        self.wholeWords = wholeWords
        for text in texts {
            let bytes = Self.normalized(text)
            guard bytes.count >= shortest else { continue }
            let start = bytes.prefix(shortest).reduce(0) { $0 &* Self.base &+ UInt64($1) }
            byStart[start, default: []].append(bytes)
            mayStart[Int(start & 0xFFFF)] = true
        }
    }

    /// The lines of `text`, trimmed, without empty ones.
    static func lines(of text: String) -> [String] {
        normalized(text).split(separator: newline).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The texts that occur in `document`.
    func found(in document: String) -> Set<String> {
        let document = Self.normalized(document)
        return document.withUnsafeBufferPointer { bytes in
            var found: Set<String> = []
            // The hash of the last `shortest` bytes is the sum of byte · base^(bytes behind it).
            let highest = (0..<shortest).reduce(UInt64(1)) { power, _ in power &* Self.base }
            var hash: UInt64 = 0
            var index = 0
            while index < bytes.count {
                hash = hash &* Self.base &+ UInt64(bytes[index])
                if index >= shortest { hash &-= UInt64(bytes[index - shortest]) &* highest }
                index += 1
                guard index >= shortest, mayStart[Int(hash & 0xFFFF)], let texts = byStart[hash] else { continue }
                for text in texts where occurs(text, at: index - shortest, in: bytes) {
                    found.insert(String(decoding: text, as: UTF8.self))
                }
            }
            return found
        }
    }

    private func occurs(_ text: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = start + text.count
        guard end <= bytes.count, bytes[start..<end].elementsEqual(text) else { return false }
        guard wholeWords else { return true }
        return (start == 0 || !Self.isOfWord(bytes[start - 1])) && (end == bytes.count || !Self.isOfWord(bytes[end]))
    }

    private static let base: UInt64 = 0x0000_0100_0000_01B3
    private static let newline = UInt8(ascii: "\n")

    private static func normalized(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte == newline || byte == UInt8(ascii: "\r") {
                endLine(&result)
                if let last = result.last, last != newline { result.append(newline) }
            } else if !isBlank(byte) || !(result.isEmpty || result.last == newline) {
                result.append(byte)
            }
        }
        endLine(&result)
        if result.last == newline { result.removeLast() }
        return result
    }

    private static func endLine(_ result: inout [UInt8]) {
        while let last = result.last, isBlank(last) { result.removeLast() }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
