import Synchronization

/// Makes instruments (OpenTelemetry specification, "Metrics API", Meter). A ``MeterProvider`` makes it.
public final class Meter: Sendable {
    /// The name of the instrumentation scope: of the code that measures ("Metrics API", Get a Meter).
    public let name: String

    private let context: InstrumentContext
    private let instruments = Mutex<[any MetricInstrument]>([])

    init(name: String, context: InstrumentContext) {
        self.name = name
        self.context = context
    }

    /// The histogram of this definition, made when it is asked for first ("Metrics API", Histogram creation, and "Metrics
    /// SDK", Duplicate instrument registration).
    ///
    /// Nothing is refused; what is wrong is reported on standard error. Boundaries that are not finite and ascending give
    /// way to ``Histogram/defaultBoundaries``, and those of the first definition stay. An instrument of the same name that
    /// differs in kind, unit or description is another one, and both are exported.
    public func makeHistogram(_ definition: Histogram.Definition) -> Histogram {
        var definition = definition
        if !definition.hasValidBoundaries {
            context.warnOnce(
                "\(definition.name): the boundaries \(definition.boundaries) are not finite and ascending; "
                    + "the default ones are used"
            )
            definition = definition.withDefaultBoundaries()
        }
        let histogram = register(Histogram(definition, context: context))
        if histogram.definition.boundaries != definition.boundaries {
            context.warnOnce("\(definition.name) is defined with other boundaries too; the first ones stay")
        }
        return histogram
    }

    /// The counter of this definition, made when it is asked for first ("Metrics API", Counter creation, and "Metrics
    /// SDK", Duplicate instrument registration). Conflicts are as for ``makeHistogram(_:)``.
    public func makeCounter(_ definition: Counter.Definition) -> Counter {
        register(Counter(definition, context: context))
    }

    /// `new`, or the one that is there already.
    private func register<Instrument: MetricInstrument>(_ new: Instrument) -> Instrument {
        let identity = new.identity
        if !identity.hasValidName {
            context.warnOnce(
                "\"\(identity.name)\" is no name for an instrument; "
                    + "allowed: a letter, then up to 254 letters, digits, and _ . - /"
            )
        }
        let (instrument, isConflict) = instruments.withLock { instruments in
            let namesakes = instruments.filter { $0.identity.hasNameOf(identity) }
            let known = namesakes.lazy.compactMap { $0 as? Instrument }.first { $0.identity.isSame(as: identity) }
            if let known {
                return (known, false)
            }
            instruments.append(new)
            return (new, !namesakes.isEmpty)
        }
        if isConflict {
            context.warnOnce(
                "\(identity.name) is defined twice, with another kind, unit or description; both are exported: rename one"
            )
        }
        return instrument
    }

    /// What the instruments measured so far; those that measured nothing are left out.
    func collect(resource: Resource) -> [MetricData] {
        let time = context.clock.nanosecondsSinceEpoch
        return instruments.withLock { $0 }.compactMap { instrument in
            let points = instrument.collect(at: time)
            guard !points.isEmpty else { return nil }
            return MetricData(
                resource: resource,
                scopeName: name,
                name: instrument.identity.name,
                description: instrument.identity.description,
                unit: instrument.identity.unit,
                points: points
            )
        }
    }
}
