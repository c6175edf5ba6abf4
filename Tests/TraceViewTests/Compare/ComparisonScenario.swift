import TraceView

/// Traces for comparing.
enum ComparisonScenario {
    /// Orders, each a trace of its own: taken, sent, handled, charged.
    static func orders(_ count: Int) -> [TraceSpan] {
        (0..<count).flatMap { number in
            let trace = id(number * 10 + 9, digits: 32)
            let message: TraceAttributes = [
                "messaging.destination.name": "orders", "messaging.destination.partition.id": "0",
                "messaging.kafka.offset": .int(Int64(number)),
            ]
            func span(
                _ step: Int,
                _ name: String,
                _ kind: TraceSpan.Kind,
                _ service: String,
                _ message: TraceAttributes
            )
                -> TraceSpan
            {
                .stub(
                    name,
                    kind: kind,
                    service: service,
                    trace: trace,
                    id: id(number * 10 + step, digits: 16),
                    parent: step == 1 ? nil : id(number * 10 + step - 1, digits: 16),
                    from: number * 100 + step * 10,
                    to: number * 100 + step * 10 + 5,
                    attributes: message
                )
            }
            return [
                span(1, "POST /orders", .server, "shop", [:]),
                span(2, "send orders", .producer, "shop", message),
                span(3, "process orders", .consumer, "billing", message),
                span(4, "charge card", .internal, "billing", [:]),
            ]
        }
    }

    /// The orders, some of whose handling is cut off from the rest.
    static func cut(_ spans: [TraceSpan], where isCut: (Int) -> Bool) -> [TraceSpan] {
        spans.enumerated().map { place, span in
            var span = span
            guard isCut(place / 4), span.serviceName == "billing" else { return span }
            span.traceID = "f" + span.traceID.dropFirst()
            if span.name == "process orders" { span.parentSpanID = nil }
            return span
        }
    }

    /// The same spans with other ids, each moved to the microsecond that `moved` says for its own.
    static func renumbered(_ spans: [TraceSpan], at moved: (Int) -> Int = { $0 }) -> [TraceSpan] {
        func other(_ id: String) -> String { String(id.reversed()) + "b" }
        let epoch: UInt64 = 1_700_000_000_000_000_000
        return spans.map { span in
            var span = span
            span.traceID = other(span.traceID)
            span.spanID = other(span.spanID)
            span.parentSpanID = span.parentSpanID.map(other)
            span.links = span.links.map { .init(traceID: other($0.traceID), spanID: other($0.spanID)) }
            let length = span.endTimeUnixNano - span.startTimeUnixNano
            span.startTimeUnixNano = epoch + UInt64(moved(Int((span.startTimeUnixNano - epoch) / 1000)) * 1000)
            span.endTimeUnixNano = span.startTimeUnixNano + length
            return span
        }
    }

    private static func id(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
