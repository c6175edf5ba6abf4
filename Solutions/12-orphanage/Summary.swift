import Kafka
import LabKit
import OTel
import Tracing

/// What a run left of its hundred orders, in numbers.
struct Summary: Sendable {
    private let spans: [SpanData]
    private let records: [KafkaConsumerMessage]
    private let world: OutsideWorld
    private let traces: [OrderTrace]

    init(spans: [SpanData], records: [KafkaConsumerMessage], world: OutsideWorld) {
        self.spans = spans
        self.records = records
        self.world = world
        traces = Scenario.orders.map { order in
            OrderTrace(
                of: order.correlationID,
                spans: spans,
                records: records,
                failures: world.failures(of: order.correlationID)
            )
        }
    }

    /// The shown order's records and traces, and the table.
    var digest: LabDigest {
        let shown = traces.first { $0.correlationID == Scenario.shown.correlationID }
        // Its own traces, and those of the batches that link to it.
        let own = (shown?.spans ?? []).filter { span in
            span.correlationID == Scenario.shown.correlationID || (span.kind == .consumer && span.correlationID == nil)
        }
        let sizes = Dictionary(grouping: spans, by: \.context.traceID).mapValues(\.count)
        let traceIDs = Set(own.map(\.context.traceID))
        let tooLarge = traceIDs.filter { sizes[$0, default: 0] > 40 }
        return LabDigest(
            messages: shown?.records ?? [],
            traceIDs: traceIDs.subtracting(tooLarge),
            text: ([caption] + tooLarge.map { largeTrace($0, sizes[$0, default: 0]) } + ["", heading] + rows.map(line))
                .joined(separator: "\n")
        )
    }

    private var caption: String {
        "The traces of \(Scenario.shown.id) are shown, without the links of its batch to other orders."
    }

    private func largeTrace(_ traceID: TraceID, _ size: Int) -> String {
        let orders = Set(spans.filter { $0.context.traceID == traceID }.compactMap(\.correlationID)).count
        return "One more is too large to be shown: \(traceID.hex.prefix(8))…, \(size) spans of \(orders) orders."
    }

    private var heading: String {
        let traceCount = Set(spans.map(\.context.traceID)).count
        return "All \(traces.count) orders: \(spans.count) spans in \(traceCount) traces, \(records.count) messages"
    }

    private var rows: [(label: String, value: String)] {
        let happened = traces.reduce(0) { $0 + $1.failures.count }
        let seen = traces.reduce(0) { $0 + Self.seenFailures(of: $1) }
        let tested = traces.map { problems(in: $0).count }
        return [
            ("sends of the shop that lead nowhere", "\(deadEnds)"),
            ("traces that hold several orders", "\(crowded)"),
            ("consumer spans without parent and link", "\(count(.consumer) { $0.parent == nil && $0.links.isEmpty })"),
            ("payments that no batch links to", "\(unlinkedPayments)"),
            ("failed calls", "\(happened), and \(seen) of them show an error"),
            ("orders in pieces that nothing joins", "\(traces.count { Self.pieces(of: $0) > 1 })"),
            ("traces that a service is missing from", missingServices),
            ("findings of your test", "\(tested.reduce(0, +)), in \(tested.count { $0 > 0 }) orders"),
        ]
    }

    private func line(_ row: (label: String, value: String)) -> String {
        "  " + row.label + String(repeating: " ", count: max(1, 41 - row.label.count)) + row.value
    }

    private func count(_ kind: SpanKind, where condition: (SpanData) -> Bool) -> Int {
        spans.count { $0.kind == kind && condition($0) }
    }

    /// Sends that no span has as its parent, and none links to.
    private var deadEnds: Int {
        let referred = Set(
            spans.flatMap { span in (span.parent.map { [$0] } ?? []) + span.links.map(\.context) }.map(\.asReferred)
        )
        return count(.producer) { span in
            span.resource.serviceName == "shop" && !referred.contains(span.context.asReferred)
        }
    }

    private var crowded: Int {
        Dictionary(grouping: spans, by: \.context.traceID).values.count {
            Set($0.compactMap(\.correlationID)).count > 1
        }
    }

    private var unlinkedPayments: Int {
        let linked = Set(spans.flatMap(\.links).map(\.context.asReferred))
        return records.filter { $0.topic == Topics.payments }.count { record in
            !record.traceparents.compactMap { $0?.asReferred }.contains { linked.contains($0) }
        }
    }

    private static func seenFailures(of trace: OrderTrace) -> Int {
        trace.failures.reduce(into: [OrderTrace.Failure: Int]()) { $0[$1, default: 0] += 1 }.reduce(0) { sum, failure in
            let own = Set(trace.spans.filter { $0.correlationID == trace.correlationID }.map(\.context.traceID))
            let seen = trace.spans.count { span in
                span.isFailed && own.contains(span.context.traceID) && span.name == failure.key.call
                    && span.resource.serviceName == failure.key.service
            }
            return sum + min(seen, failure.value)
        }
    }

    /// How many groups the order's traces make, when those are joined that a link joins.
    private static func pieces(of trace: OrderTrace) -> Int {
        let own = trace.spans.filter { $0.correlationID == trace.correlationID }
        let traceIDs = Set(own.map(\.context.traceID))
        let links = trace.spans.filter { traceIDs.contains($0.context.traceID) }.flatMap { span in
            span.links.map { (span.context.traceID, $0.context.traceID) }
        }
        var group = Dictionary(uniqueKeysWithValues: traceIDs.map { ($0, $0) })
        for (from, to) in links {
            guard let new = group[from], let old = group[to], old != new else { continue }
            for (id, value) in group where value == old { group[id] = new }
        }
        return Set(group.values).count
    }

    /// The services that read an order's record, and left no span of kind consumer that leads back to it.
    private var missingServices: String {
        let readers = Dictionary(
            uniqueKeysWithValues: Platform.services.flatMap { service in service.topics.map { ($0, service.name) } }
        )
        var missing: [String: Int] = [:]
        for trace in traces {
            let present = Set(trace.spans.map(\.resource.serviceName))
            let expected = Set(trace.records.compactMap { readers[$0.topic] })
            for service in expected.subtracting(present) { missing[service, default: 0] += 1 }
        }
        guard !missing.isEmpty else { return "0" }
        return missing.sorted { $0.key < $1.key }.map { "\($0.value) miss \($0.key)" }.joined(separator: ", ")
    }
}

extension SpanContext {
    /// This context as another span refers to it: the ids alone.
    fileprivate var asReferred: SpanContext { SpanContext(traceID: traceID, spanID: spanID) }
}
