/// What may be said about the values of settings.
enum SettingValue {
    /// Stands for a value that is not shown.
    static let hidden = "(not shown)"

    /// Whether the value looks like a key or certificate, whatever its name.
    static func isSecret(_ value: String) -> Bool {
        value.contains("-----BEGIN") || value.contains("\n")
    }

    /// The names that a SASL mechanism can have. They are public, and errors about them are of no use without them.
    static let saslMechanisms: Set = ["GSSAPI", "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"]
}
