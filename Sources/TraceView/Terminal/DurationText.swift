/// Durations for people: three significant digits and a fitting unit.
public enum DurationText {
    private static let units: [(name: String, nanoseconds: Double)] = [
        ("ns", 1), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("min", 60e9), ("h", 3600e9), ("d", 86400e9),
    ]

    /// A duration in nanoseconds as text: `0 ns`, `512 ns`, `41.2 ms`, `1.00 s`, `16.7 min`. A thousand of a unit is
    /// written in the next one.
    public static func format(nanoseconds: UInt64) -> String {
        if nanoseconds < 1000 { return "\(nanoseconds) ns" }
        for unit in units.dropFirst() {
            let amount = Double(nanoseconds) / unit.nanoseconds
            for (decimals, scale) in [(2, 100.0), (1, 10.0), (0, 1.0)] where (amount * scale).rounded() < 1000 {
                return digits(Int((amount * scale).rounded()), decimals: decimals) + " " + unit.name
            }
        }
        return "\(nanoseconds / 86_400_000_000_000) d"
    }

    private static func digits(_ scaled: Int, decimals: Int) -> String {
        guard decimals > 0 else { return String(scaled) }
        let text = String(repeating: "0", count: max(0, decimals + 1 - String(scaled).count)) + String(scaled)
        return text.dropLast(decimals) + "." + text.suffix(decimals)
    }
}
