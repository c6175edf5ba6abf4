extension Duration {
    /// For people: `1.25 s`, `41.2 ms`, `-3 s`.
    var text: String {
        let seconds = self / .seconds(1)
        switch seconds.magnitude {
        case (86_400.0 * 365)...: return "\((seconds / 86_400 / 365).rounded(toPlaces: 1)) years"
        case 1.0...: return "\(seconds.rounded(toPlaces: 3)) s"
        default: return "\((seconds * 1000).rounded(toPlaces: 3)) ms"
        }
    }

    /// As ``text``, with one digit behind the point.
    var short: String {
        self < .seconds(1)
            ? "\((self / .milliseconds(1)).rounded(toPlaces: 1)) ms" : "\((self / .seconds(1)).rounded(toPlaces: 1)) s"
    }

    /// Kafka's timestamps are whole milliseconds, so whoever cuts off the rest is right too.
    func isAbout(_ other: Duration) -> Bool {
        abs((self - other) / .milliseconds(1)) <= 1
    }

    /// What it looks like when the units were mixed up.
    func unitSlip(expected: Duration) -> String? {
        guard expected > .zero, self != .zero else { return nil }
        for (factor, slip) in Self.slips where abs(self / expected / factor - 1) < 0.02 {
            return slip
        }
        if abs(self / .seconds(86_400 * 365)) > 1 {
            return "It is off by years: moments in different units were subtracted. "
                + "Kafka's timestamps are milliseconds, the handler's moments nanoseconds."
        }
        return nil
    }

    private static let slips: [(Double, String)] = [
        (1000, "It is a thousand times too long: a unit was taken for the next larger one."),
        (0.001, "It is a thousand times too short: a unit was taken for the next smaller one."),
        (1_000_000, "It is a million times too long: nanoseconds were taken for milliseconds."),
        (0.000_001, "It is a million times too short: milliseconds were taken for nanoseconds."),
        (-1, "It is negative: the earlier moment is subtracted from the later one."),
    ]
}

extension [String?] {
    /// Those that are there, one behind the other.
    var sentences: String { compactMap { $0 }.joined(separator: " ") }
}

extension Duration? {
    var text: String { map(\.text) ?? "(not known)" }

    func isAbout(_ other: Duration?) -> Bool {
        switch (self, other) {
        case (nil, nil): true
        case (let one?, let other?): one.isAbout(other)
        default: false
        }
    }
}

extension Double {
    /// This number as text, with up to `places` digits behind the point, and none that are not needed.
    func rounded(toPlaces places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let rounded = (self * scale).rounded() / scale
        return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int64(rounded))" : "\(rounded)"
    }
}
