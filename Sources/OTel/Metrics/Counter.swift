import Synchronization
import Tracing

/// An instrument for a number that only grows (OpenTelemetry specification, "Metrics API", Counter). A ``Meter`` makes it.
/// It can be used from any thread.
public final class Counter: Sendable {
    /// What a counter is made from ("Metrics API", Counter creation).
    public struct Definition: Sendable, Equatable {
        /// The name, such as `messaging.client.sent.messages` ("Metrics API", Instrument name syntax).
        public let name: String

        /// The unit by UCUM, such as `{message}` ("Metrics API", Instrument unit).
        public let unit: String

        /// What is counted, for people ("Metrics API", Instrument description).
        public let description: String

        /// Defines a counter.
        public init(name: String, unit: String = "", description: String = "") {
            self.name = name
            self.unit = unit
            self.description = description
        }
    }

    /// What the counter counts.
    public let definition: Definition

    private let stream: Mutex<MetricStream<Int64>>
    private let context: InstrumentContext

    init(_ definition: Definition, context: InstrumentContext) {
        self.definition = definition
        self.context = context
        stream = Mutex(MetricStream(limit: context.cardinalityLimit))
    }

    /// Adds `value` ("Metrics API", Counter operations, Add). A negative value is not added, and the first is reported on
    /// standard error. A sum that 64 bits cannot hold stays at the largest number that they can.
    ///
    /// - Parameters:
    ///   - value: how many more there are.
    ///   - attributes: what to tell counts apart by; of few different values each.
    public func add(_ value: Int64, attributes: SpanAttributes = [:]) {
        guard value >= 0 else {
            context.refused("negative", definition.name)
            return
        }
        let outcome = stream.withLock { stream in
            stream.update(attributes, time: context.clock.nanosecondsSinceEpoch, initial: 0) { sum in
                let (total, overflow) = sum.addingReportingOverflow(value)
                sum = overflow ? .max : total
            }
        }
        if outcome == .overflowed {
            context.overflowed(definition.name)
        }
    }
}

// MARK: - MetricInstrument

extension Counter: MetricInstrument {
    var identity: InstrumentIdentity {
        InstrumentIdentity(
            kind: "counter",
            name: definition.name,
            unit: definition.unit,
            description: definition.description
        )
    }

    func collect(at time: UInt64) -> MetricData.Points {
        let series = stream.withLock { $0.all }
        return .sum(
            series.map { series in
                MetricData.NumberDataPoint(
                    attributes: series.attributes,
                    startTime: series.startTime,
                    // The clock may have been set back since.
                    time: max(time, series.startTime),
                    value: series.aggregation
                )
            }
        )
    }
}
