import Synchronization

/// What a ``Meter`` knows of its instruments.
protocol MetricInstrument: AnyObject, Sendable {
    var identity: InstrumentIdentity { get }

    /// What was measured so far; `time` is now, in nanoseconds since the Unix epoch.
    func collect(at time: UInt64) -> MetricData.Points
}

/// What makes two instruments of a meter one (OpenTelemetry specification, "Metrics SDK", Duplicate instrument
/// registration): name, kind, unit and description. Names that differ in case only are the same.
struct InstrumentIdentity: Sendable {
    let kind: String
    let name: String
    let unit: String
    let description: String

    func hasNameOf(_ other: InstrumentIdentity) -> Bool {
        name.lowercased() == other.name.lowercased()
    }

    func isSame(as other: InstrumentIdentity) -> Bool {
        hasNameOf(other) && kind == other.kind && unit == other.unit && description == other.description
    }

    /// A letter, then up to 254 letters, digits, `_`, `.`, `-` and `/` ("Metrics API", Instrument name syntax).
    var hasValidName: Bool {
        guard (1...255).contains(name.utf8.count), let first = name.first, first.isASCII, first.isLetter else {
            return false
        }
        return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_.-/".contains($0)) }
    }
}

/// What instruments share with the provider of their meter.
final class InstrumentContext: Sendable {
    let clock: any WallClock
    let cardinalityLimit: Int
    private let report: @Sendable (String) -> Void
    private let reported = Mutex<Set<String>>([])

    init(clock: any WallClock, cardinalityLimit: Int, report: @escaping @Sendable (String) -> Void) {
        self.clock = clock
        self.cardinalityLimit = cardinalityLimit
        self.report = report
    }

    /// Says once what was wrong with a measurement.
    func refused(_ problem: String, _ name: String) {
        warnOnce("\(name): a value that is \(problem) is not recorded; record 0 or more")
    }

    /// Says once that attributes were left out.
    func overflowed(_ name: String) {
        warnOnce(
            "\(name) has more than \(cardinalityLimit) different sets of attributes; what follows is aggregated under "
                + "otel.metric.overflow; leave out attributes with many values, such as ids"
        )
    }

    func warnOnce(_ line: String) {
        if reported.withLock({ $0.insert(line).inserted }) {
            report(line)
        }
    }
}
