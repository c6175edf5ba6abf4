import Synchronization

/// Makes meters for one service, and collects what they measured (OpenTelemetry specification, "Metrics SDK",
/// MeterProvider).
///
/// It collects when ``forceFlush()`` or ``shutdown()`` is called, and at no other time. The temporality is cumulative: each
/// collection has everything since the first measurement.
public final class MeterProvider: Sendable {
    /// How many different sets of attributes an instrument holds by default ("Metrics SDK", Cardinality limits).
    public static let defaultCardinalityLimit = 2000

    private struct State {
        var meters: [Meter] = []
        var isShutDown = false
    }

    private let resource: Resource
    private let exporter: any MetricExporter
    private let context: InstrumentContext
    private let state = Mutex(State())

    /// Makes a provider.
    ///
    /// - Parameters:
    ///   - resource: the service that the metrics belong to.
    ///   - exporter: gets what was collected.
    ///   - clock: tells the time.
    ///   - cardinalityLimit: how many different sets of attributes each instrument holds. Measurements with others are
    ///     aggregated under the one attribute `otel.metric.overflow`.
    ///   - report: gets a line for what is wrong with a definition or a measurement, each once.
    public init(
        resource: Resource,
        exporter: any MetricExporter,
        clock: any WallClock = SystemWallClock(),
        cardinalityLimit: Int = defaultCardinalityLimit,
        report: @escaping @Sendable (String) -> Void = StandardError.warn
    ) {
        self.resource = resource
        self.exporter = exporter
        context = InstrumentContext(clock: clock, cardinalityLimit: max(0, cardinalityLimit), report: report)
    }

    /// The meter called `name`, made when it is asked for first ("Metrics API", Get a Meter). After ``shutdown()`` it is
    /// one that nothing is collected from.
    ///
    /// - Parameter name: the instrumentation scope, such as the module that measures.
    public func meter(_ name: String) -> Meter {
        state.withLock { state in
            if let meter = state.meters.first(where: { $0.name == name }) {
                return meter
            }
            let meter = Meter(name: name, context: context)
            if !state.isShutDown {
                state.meters.append(meter)
            }
            return meter
        }
    }

    /// What was measured so far, in the order in which meters and instruments were made ("Metrics SDK", MetricReader,
    /// Collect). Instruments that measured nothing are left out.
    public func collect() -> [MetricData] {
        state.withLock { $0.meters }.flatMap { $0.collect(resource: resource) }
    }

    /// Exports what was measured so far, and returns when that is done ("Metrics SDK", MeterProvider, ForceFlush). After
    /// ``shutdown()`` it does nothing.
    public func forceFlush() {
        guard !state.withLock({ $0.isShutDown }) else { return }
        export()
        exporter.forceFlush()
    }

    /// Exports what was measured so far and closes the exporter ("Metrics SDK", MeterProvider, Shutdown). Later
    /// measurements go nowhere, and a second call does nothing.
    public func shutdown() {
        let isFirst = state.withLock { state in
            defer { state.isShutDown = true }
            return !state.isShutDown
        }
        guard isFirst else { return }
        export()
        exporter.shutdown()
    }

    private func export() {
        let metrics = collect()
        if !metrics.isEmpty {
            exporter.export(metrics)
        }
    }
}
