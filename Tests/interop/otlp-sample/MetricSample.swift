import OTel
import Tracing

/// The metrics of the sample. otlp_expected_metrics.py says the same, in its own words.
struct MetricSample {
    private let exporter: any MetricExporter
    private let clock = SettableTime()
    private let provider: MeterProvider
    private let otherProvider: MeterProvider

    init(exporter: any MetricExporter) {
        self.exporter = exporter
        let kept = InMemoryMetricExporter()
        provider = MeterProvider(resource: Sample.resource, exporter: kept, clock: clock)
        // Its overflow is part of the sample and not to be reported.
        otherProvider = MeterProvider(
            resource: Sample.otherResource,
            exporter: kept,
            clock: clock,
            cardinalityLimit: 2,
            report: { _ in }
        )
    }

    /// Two exports, the second of which includes the first; in each, the other service stands between
    /// the first one's metrics.
    func write() {
        let duration = provider.meter("first").makeHistogram(.messagingProcessDuration)
        recordDurations(duration)
        recordExtremes()
        count()
        clock.advance(by: 10)
        export()

        duration.record(0.3, attributes: ["messaging.destination.name": "orders"])
        clock.advance(by: 10)
        duration.record(.milliseconds(25), attributes: ["messaging.destination.name": "late"])
        clock.advance(by: 10)
        export()
    }

    private func export() {
        let (metrics, others) = (provider.collect(), otherProvider.collect())
        var mixed = Array(metrics.prefix(1))
        mixed += others
        mixed += metrics.dropFirst()
        exporter.export(mixed)
    }

    private func recordDurations(_ duration: Histogram) {
        for value in [0, 0.005, 0.0051, 10, 10.5, 0.25] {
            duration.record(value, attributes: ["messaging.destination.name": "orders"])
        }
        duration.record(1, attributes: Sample.attributes)
        duration.record(2)
    }

    private func recordExtremes() {
        let meter = provider.meter("first")
        let extremes = meter.makeHistogram(
            Histogram.Definition(
                name: "extremes",
                unit: "{\"hostile\"}",
                description: HostileText.quotes + HostileText.lineBreaks,
                boundaries: [-.greatestFiniteMagnitude, 0.1, .greatestFiniteMagnitude]
            )
        )
        for value in [.leastNonzeroMagnitude, .greatestFiniteMagnitude, Double.greatestFiniteMagnitude] {
            extremes.record(value)
        }
        meter.makeHistogram(Histogram.Definition(name: "one.bucket", boundaries: [])).record(3)
        _ = meter.makeHistogram(Histogram.Definition(name: "nothing"))
    }

    private func count() {
        let sent = provider.meter("second").makeCounter(.messagingClientSentMessages)
        sent.add(.max)
        sent.add(0, attributes: ["messaging.destination.name": "orders"])
        let consumed = otherProvider.meter("first").makeCounter(.messagingClientConsumedMessages)
        for key in 1...5 { consumed.add(Int64(key), attributes: ["key": .int(Int64(key))]) }
        otherProvider.meter("first").makeHistogram(.messagingClientOperationDuration).record(7.5)
    }
}
