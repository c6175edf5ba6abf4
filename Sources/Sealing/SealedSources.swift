import Foundation

/// Source files packed into one text, so that nobody reads them by accident: neither browsing nor a text search finds a
/// line of them.
///
/// This is no cryptography. The key stands in the file, this code undoes the packing, and a build leaves the sources
/// unpacked below `.build`. Whoever wants to read them can.
///
/// The text names the sources, so that a build-tool plugin can say what it will write, and carries a checksum. The same
/// sources always give the same text.
public struct SealedSources: Sendable, Equatable {
    /// One source file.
    public struct Source: Sendable, Equatable {
        /// Its name, without a folder.
        public let name: String

        /// What it holds.
        public let text: String

        /// Makes a source.
        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// What is wrong with a sealed text.
    public enum Damage: Error, Sendable, Equatable {
        /// It does not begin as a sealed text does.
        case notSealed
        /// What stands in it is not what was sealed.
        case changed
    }

    /// What a file with sealed sources is called, in the folder that the sources come from.
    public static let fileName = "sources.sealed"

    private static let title = "Sealed sources, format 1: unpacked by the build; the README says what sealing is."
    private static let columns = 120

    /// The sources, in order.
    public let sources: [Source]

    /// Takes the sources to seal.
    public init(_ sources: [Source]) {
        self.sources = sources
    }

    /// The sealed text: a title, a line for the checksum and for each source, an empty line, and the packed sources.
    public var sealed: String {
        let plain = sources.flatMap { Array("\($0.name)\n\($0.text.utf8.count)\n\($0.text)".utf8) }
        let checksum = Checksum.of(plain)
        let packed = Array(Data(KeyStream(key: checksum).applied(to: plain)).base64EncodedString().utf8)
        let rows = stride(from: 0, to: packed.count, by: Self.columns).map {
            String(decoding: packed[$0..<min($0 + Self.columns, packed.count)], as: UTF8.self)
        }
        let head = [Self.title, "check \(String(checksum, radix: 16))"] + sources.map { "file \($0.name)" }
        return (head + [""] + rows).joined(separator: "\n") + "\n"
    }

    /// Unpacks a sealed text. Line ends may have become CRLF on the way.
    ///
    /// - Throws: ``Damage`` when it is not a sealed text, or not as it was sealed.
    public init(sealed: String) throws {
        let lines = sealed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.first.map(String.init) == Self.title, lines.count > 1, let end = lines.firstIndex(of: "") else {
            throw Damage.notSealed
        }
        guard lines[1].hasPrefix("check "), let checksum = UInt64(lines[1].dropFirst("check ".count), radix: 16),
            String(checksum, radix: 16) == lines[1].dropFirst("check ".count),
            let packed = Data(base64Encoded: lines[end...].joined())
        else { throw Damage.changed }
        let plain = KeyStream(key: checksum).applied(to: Array(packed))
        guard Checksum.of(plain) == checksum else { throw Damage.changed }

        var sources: [Source] = []
        var rest = plain[...]
        while !rest.isEmpty {
            guard let name = Self.line(from: &rest), let count = Self.line(from: &rest).flatMap({ Int($0) }),
                (0...rest.count).contains(count), let text = String(validating: rest.prefix(count), as: UTF8.self)
            else { throw Damage.changed }
            rest = rest.dropFirst(count)
            sources.append(Source(name: name, text: text))
        }
        guard lines[2..<end].map(String.init) == sources.map({ "file \($0.name)" }) else { throw Damage.changed }
        self.sources = sources
    }

    private static func line(from bytes: inout ArraySlice<UInt8>) -> String? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { bytes = bytes[(end + 1)...] }
        return String(validating: bytes[..<end], as: UTF8.self)
    }
}
