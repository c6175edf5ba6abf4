import Grading
import Kafka
import OTel
import Tracing

/// Symptom 4: the warehouse says that it packed twenty orders, and leads to one.
let warehouseChecks: [Check<Lab12Subject>] = [
    Check(
        "batch-leads-to-every-payment",
        "From the batch's span one comes to every payment that it covers",
        step: 4,
        points: 2
    ) {
        let rig = Rig($0, $1, step: 4)
        let payments = try await stagePayments(rig)
        try await rig.pack(maxMessages: payments.count)
        let batch = try batchSpan(of: rig)
        let missing = payments.filter { payment in
            batch.links.count { link in payment.send.map(link.context.isSameSpan) ?? false } != 1
        }
        guard !missing.isEmpty else { return }
        throw Feedback(
            "The warehouse packed \(payments.count) orders, and its span has one link to each of "
                + "\(payments.count - missing.count) of them.",
            picture: linkPicture(batch, payments),
            why: "Who comes from an order that is missing here does not find the batch that held it up."
        )
    },

    Check(
        "batch-belongs-to-no-single-order",
        "The batch's span is nobody's child: it is about all orders alike",
        step: 4
    ) {
        let rig = Rig($0, $1, step: 4)
        let payments = try await stagePayments(rig)
        try await rig.pack(maxMessages: payments.count)
        let batch = try batchSpan(of: rig)
        guard let parent = batch.parent else { return }
        let owner = payments.firstIndex { $0.send?.traceID == parent.traceID }
        throw Feedback(
            "The batch of \(payments.count) orders is in the trace of "
                + (owner.map { "order \($0 + 1)" } ?? "something else") + ".",
            picture: ["got"] + TraceSketch(got: $1.spans, notes: [batch.context.spanID: "the whole batch"]).lines,
            why: "One customer's trace shows the work for all of them, and takes as long as all of it did."
        )
    },

    Check(
        "parcel-goes-on-with-its-order",
        "Every parcel leads back to its own order, and to no other",
        step: 4
    ) {
        let rig = Rig($0, $1, step: 4)
        let payments = try await stagePayments(rig)
        try await rig.pack(maxMessages: payments.count)
        let parcels = rig.written(to: Rig.parcels)
        let traces = Set(parcels.compactMap { rig.context(on: $0)?.traceID })
        let lost = payments.filter { payment in
            let parcel = parcels.first { $0.key == payment.record.key }
            return
                !(parcel.map { rig.leadsBack($0, to: payment.send) && rig.sender(of: $0)?.kind == .producer } ?? false)
        }
        guard !lost.isEmpty || traces.count != payments.count else { return }
        throw Feedback(
            traces.count == payments.count
                ? "\(lost.count) of \(payments.count) parcels lead back to no order, or not to their own."
                : "\(payments.count) parcels of as many orders are in \(traces.count) traces.",
            picture: ["got"] + TraceSketch(got: $1.spans).lines,
            why: "A trace that holds the parcels of a whole batch is too large to be read, and grows with the load."
        )
    },

    Check(
        "batch-takes-payments-without-a-trace",
        "A payment without a trace is packed with the others, and its parcel has a trace of its own",
        step: 4
    ) {
        let rig = Rig($0, $1, step: 4)
        var payments = [try await rig.stage(on: Rig.payments, partition: 0)]
        payments.append(try rig.stageWithoutTrace(on: Rig.payments, partition: 0))
        payments.append(try await rig.stage(on: Rig.payments, partition: 0))
        try await rig.pack(maxMessages: 3)
        let batch = try batchSpan(of: rig)
        let parcels = rig.written(to: Rig.parcels)
        let own = Set(parcels.compactMap { rig.context(on: $0)?.traceID })
        let strange = batch.links.filter { link in
            !payments.contains { $0.send.map(link.context.isSameSpan) ?? false }
        }
        guard parcels.count != 3 || own.count != 3 || !strange.isEmpty || rig.calls.count != 3 else { return }
        throw Feedback(
            "Three payments came, the second without a trace: there are \(parcels.count) parcels in \(own.count) traces"
                + (strange.isEmpty ? "." : ", and the batch has a link to no payment."),
            picture: ["got"] + TraceSketch(got: $1.spans).lines,
            why: "One message without headers must not cost the others theirs."
        )
    },
]

/// Payments on all three partitions, two on each at least.
private func stagePayments(_ rig: Rig) async throws -> [Rig.Staged] {
    var payments: [Rig.Staged] = []
    for index in 0..<rig.bench.number(in: 6...9) {
        payments.append(try await rig.stage(on: Rig.payments, partition: index % 3))
    }
    return payments
}

/// The warehouse's span that is about all payments.
private func batchSpan(of rig: Rig) throws -> SpanData {
    let spans = rig.consumerSpans(of: "warehouse")
    guard spans.count == 1 else {
        throw Feedback(
            "One batch should leave one consumer span, and left \(spans.count).",
            picture: ["got"] + TraceSketch(got: rig.bench.spans).lines,
            why: "The batch is one piece of work: what it cost, and what failed in it, belongs on one span."
        )
    }
    return spans[0]
}

private func linkPicture(_ batch: SpanData, _ payments: [Rig.Staged]) -> [String] {
    ["payment    links on \(batch.name)"]
        + payments.enumerated().map { index, payment in
            let count = batch.links.count { link in payment.send.map(link.context.isSameSpan) ?? false }
            return "\(count == 1 ? " " : "✗") \(index + 1)        \(count)"
        }
}
