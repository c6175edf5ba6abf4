/// Reads settings from environment variables (OpenTelemetry specification, "Environment Variable Specification"): an empty
/// value is an unset one, and a bad value is reported and counts as unset.
struct EnvironmentReader {
    let variables: [String: String]
    let report: (String) -> Void

    /// The value of `name`, or nil when it is unset or empty.
    func text(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// True only for `true` in any case, as the specification says. Anything but `true` and `false` is reported.
    func boolean(_ name: String) -> Bool? {
        value(name, allowed: "true or false") { text in
            switch text.lowercased() {
            case "true": true
            case "false": false
            default: nil
            }
        }
    }

    /// A whole number in `range`.
    func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        value(name, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// A time in milliseconds.
    func milliseconds(_ name: String, in range: ClosedRange<Int>) -> Duration? {
        integer(name, in: range).map { .milliseconds($0) }
    }

    /// One of `choices`, by its name.
    func choice<Value>(_ name: String, _ choices: KeyValuePairs<String, Value>) -> Value? {
        value(name, allowed: choices.map(\.key).joined(separator: ", ")) { text in
            choices.first { $0.key == text }?.value
        }
    }

    /// What `parse` makes of the value of `name`; nil, with a report, when it makes nothing of it.
    ///
    /// - Parameter isSecret: whether the value is left out of the report.
    func value<Value>(
        _ name: String,
        allowed: String,
        isSecret: Bool = false,
        parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(name) else { return nil }
        if let value = parse(text) { return value }
        report(
            "\(name)\(isSecret ? " cannot be read" : " is \"\(text)\""); allowed: \(allowed). It is treated as unset."
        )
        return nil
    }
}
