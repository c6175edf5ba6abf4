/// Keeps secrets out of texts that librdkafka wrote. It quotes values in many places, whole or cut off.
struct Redaction: Sendable {
    /// The beginnings of the words that secrets are made of.
    private let fragments: [String]

    /// - Parameter values: the settings of the client that writes the texts.
    init(_ values: [String: String]) {
        fragments =
            values
            .filter { SettingName($0.key).isSecret || SettingValue.isSecret($0.value) }
            .filter { !Self.publicWords.contains($0.value.uppercased()) }
            .flatMap { Self.fragments(of: $0.value) }
    }

    /// The text, or one that says why it is left out.
    func redacted(_ text: String) -> String {
        let lowercased = text.lowercased()
        let words = Set(lowercased.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        let isRepeated = fragments.contains { fragment in
            // One or two letters are found in any text, so a short fragment must stand by itself to be one.
            fragment.count < Self.shortestPart && fragment.allSatisfy { $0.isLetter || $0.isNumber }
                ? words.contains(fragment) : lowercased.contains(fragment)
        }
        return isRepeated
            ? "librdkafka's reason is left out here, because it repeats part of a secret setting" : text
    }

    /// What a text may say that is also the value of a setting which is otherwise treated as secret.
    private static let publicWords = SettingValue.saslMechanisms.union(["TRUE", "FALSE"])

    /// A long text may be cut off anywhere, so already the first characters of a word give it away.
    private static func fragments(of value: String) -> [String] {
        value.lowercased().split(whereSeparator: \.isWhitespace).map { String($0.prefix(fragmentLength)) }
    }

    private static let fragmentLength = 6
    private static let shortestPart = 4
}

extension Redaction: CustomReflectable {
    /// Shows nothing to `dump`.
    var customMirror: Mirror { Mirror(self, children: []) }
}
