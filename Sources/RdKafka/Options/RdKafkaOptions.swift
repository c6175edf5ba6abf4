/// Settings of librdkafka's clients, by its names (`security.protocol`), as its
/// [CONFIGURATION.md](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md) lists them.
///
/// Names and values are checked when a client is opened with them. However an `RdKafkaOptions` is printed, the values of
/// settings that hold secrets (passwords, keys, tokens, `sasl.…`) are not shown.
public struct RdKafkaOptions: Sendable, Hashable {
    /// The values by name, secrets included.
    public private(set) var values: [String: String]

    /// Options with these values.
    public init(_ values: [String: String] = [:]) {
        self.values = values
    }

    /// The value under `name`.
    public subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// These options, with those of `others` in place of their own.
    public func replaced(by others: RdKafkaOptions) -> RdKafkaOptions {
        RdKafkaOptions(values.merging(others.values) { _, new in new })
    }

    /// What is shown for people: secrets are not.
    private var shown: [(label: String?, value: Any)] {
        values.sorted { $0.key < $1.key }.map { name, value in
            let setting = SettingName(name)
            let isSecret = setting.isSecret || !setting.isShown || SettingValue.isSecret(value)
            return (setting.isShown ? name : SettingValue.hidden, isSecret ? SettingValue.hidden : value)
        }
    }
}

extension RdKafkaOptions: ExpressibleByDictionaryLiteral {
    /// Options with these values. Of several values under one name, the last counts.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { _, last in last })
    }
}

extension RdKafkaOptions: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `name=value`, sorted by name; secrets are not shown.
    public var description: String {
        shown.map { "\($0.label ?? "")=\($0.value)" }.joined(separator: " ")
    }

    /// As ``description``.
    public var debugDescription: String { description }

    /// What `dump` shows: as ``description``.
    public var customMirror: Mirror { Mirror(self, children: shown, displayStyle: .dictionary) }
}
