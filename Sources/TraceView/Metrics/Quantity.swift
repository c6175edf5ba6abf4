import Foundation

/// Numbers with their unit, for people.
struct Quantity {
    /// The unit by UCUM.
    let unit: String

    /// A measured number: a time in a fitting unit, anything else with three significant digits, or as a whole number
    /// where it has more before the point.
    func measured(_ value: Double) -> String {
        duration(value) ?? withUnit(abs(value) >= 100 || isWhole(value) ? whole(value) : String(format: "%.3g", value))
    }

    /// A number that somebody chose, without the zeros at its end: `5 ms`, `2.5 s`.
    func exact(_ value: Double) -> String {
        guard let text = duration(value) else { return withUnit(isWhole(value) ? whole(value) : "\(value)") }
        let parts = text.split(separator: " ", maxSplits: 1)
        guard var number = parts.first, let unit = parts.last, number.contains(".") else { return text }
        while number.last == "0" { number.removeLast() }
        if number.last == "." { number.removeLast() }
        return "\(number) \(unit)"
    }

    /// A whole number.
    func count(_ value: Int64) -> String {
        withUnit(String(value))
    }

    /// The value as a time; nil where the unit is none of time, or the value is no finite number.
    private func duration(_ value: Double) -> String? {
        guard let scale = ["s": 1e9, "ms": 1e6, "us": 1e3, "ns": 1][unit], value.isFinite else { return nil }
        if value == 0 { return "0 \(unit == "us" ? "µs" : unit)" }
        let nanoseconds = UInt64(exactly: min(abs(value) * scale, 1.8e19).rounded()) ?? .max
        return (value < 0 ? "-" : "") + DurationText.format(nanoseconds: nanoseconds)
    }

    private func isWhole(_ value: Double) -> Bool {
        value == value.rounded()
    }

    private func whole(_ value: Double) -> String {
        Int64(exactly: value.rounded()).map(String.init) ?? String(format: "%.3g", value)
    }

    private func withUnit(_ number: String) -> String {
        unit.isEmpty || unit == "1" ? number : "\(number) \(unit)"
    }
}
