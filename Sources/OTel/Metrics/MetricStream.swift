import Tracing

/// The measurements of one instrument, aggregated for each set of attributes (OpenTelemetry specification, "Metrics SDK",
/// Cardinality limits). It holds `limit` sets; the measurements of further ones are aggregated together, without their
/// attributes, so that sums stay right and memory stays bounded.
struct MetricStream<Aggregation: Sendable>: Sendable {
    /// One set of attributes, and what was measured under it.
    struct Series {
        let attributes: SpanAttributes
        /// The time of the first measurement, in nanoseconds since the Unix epoch ("Metrics SDK", Start timestamps).
        let startTime: UInt64
        var aggregation: Aggregation
    }

    /// What a measurement met.
    enum Outcome {
        case aggregated
        /// The first measurement whose attributes were left out.
        case overflowed
    }

    private let limit: Int
    /// In the order in which they were first seen.
    private var series: [Series] = []
    private var positions: [[UInt8]: Int] = [:]
    private var overflow: Series?

    init(limit: Int) {
        self.limit = max(0, limit)
    }

    /// All series; the overflow, where there is one, comes last.
    var all: [Series] {
        series + (overflow.map { [$0] } ?? [])
    }

    /// Updates the aggregation of `attributes`. `initial` and `time` are asked for when it is new.
    mutating func update(
        _ attributes: SpanAttributes,
        time: @autoclosure () -> UInt64,
        initial: @autoclosure () -> Aggregation,
        _ update: (inout Aggregation) -> Void
    ) -> Outcome {
        let key = Self.key(attributes)
        if let position = positions[key] {
            update(&series[position].aggregation)
            return .aggregated
        }
        if series.count < limit {
            var new = Series(attributes: attributes, startTime: time(), aggregation: initial())
            update(&new.aggregation)
            positions[key] = series.count
            series.append(new)
            return .aggregated
        }
        let isFirst = overflow == nil
        var last =
            overflow
            ?? Series(attributes: ["otel.metric.overflow": true], startTime: time(), aggregation: initial())
        update(&last.aggregation)
        overflow = last
        return isFirst ? .overflowed : .aggregated
    }

    /// Two sets are the same when OTLP writes them alike, whatever their order: so 1 is 1 as an `int32` and as an `int64`,
    /// and not-a-number is itself, which `==` denies.
    private static func key(_ attributes: SpanAttributes) -> [UInt8] {
        var entries: [String: SpanAttribute] = [:]
        attributes.forEach { entries[$0] = $1 }
        var writer = JSONWriter()
        writer.object { $0.attributes(SpanAttributes(entries)) }
        return writer.bytes
    }
}
