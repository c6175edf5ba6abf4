import OTel
import Synchronization
import Tracing
import XCTest

/// A meter with a standing clock, what was exported, and what was reported.
final class MetricBench: Sendable {
    let clock = StandingClock()
    let exporter = InMemoryMetricExporter()
    let provider: MeterProvider
    private let lines: Lines

    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    init(cardinalityLimit: Int = MeterProvider.defaultCardinalityLimit) {
        let lines = Lines()
        self.lines = lines
        provider = MeterProvider(
            resource: Resource(serviceName: "billing"),
            exporter: exporter,
            clock: clock,
            cardinalityLimit: cardinalityLimit
        ) { line in
            lines.all.withLock { $0.append(line) }
        }
    }

    var meter: Meter { provider.meter("tests") }

    /// What was reported so far.
    var reports: [String] { lines.all.withLock { $0 } }

    /// The points of all histograms, as they are now.
    var histogramPoints: [MetricData.HistogramDataPoint] {
        provider.collect().flatMap(\.histogramPoints)
    }

    /// The points of all counters, as they are now.
    var numberPoints: [MetricData.NumberDataPoint] {
        provider.collect().flatMap(\.numberPoints)
    }
}

extension MetricData {
    /// The points of a histogram; none for a counter.
    var histogramPoints: [HistogramDataPoint] {
        guard case .histogram(let points) = points else { return [] }
        return points
    }

    /// The points of a counter; none for a histogram.
    var numberPoints: [NumberDataPoint] {
        guard case .sum(let points) = points else { return [] }
        return points
    }
}
