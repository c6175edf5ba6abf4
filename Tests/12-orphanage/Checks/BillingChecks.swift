import Grading
import Kafka
import OTel
import Tracing

/// Symptom 2: some traces hold the orders of several customers.
let billingChecks: [Check<Lab12Subject>] = [
    Check(
        "order-without-a-trace-stands-alone",
        "An order that came without a trace, or with one that nobody can read, is handled in a trace of its own",
        step: 2,
        points: 2
    ) {
        let rig = Rig($0, $1, step: 2)
        let first = try await rig.stage(on: Rig.orders, partition: 0)
        let others = [
            try rig.stageWithoutTrace(on: Rig.orders, partition: 0),
            try rig.stageWithoutTrace(on: Rig.orders, traceparent: KafkaHeader(key: "traceparent"), partition: 0),
            try rig.stageWithoutTrace(
                on: Rig.orders,
                traceparent: KafkaHeader(key: "traceparent", value: "of-yesterday"),
                partition: 0
            ),
        ]
        try await rig.bill()
        let spans = rig.consumerSpans(of: "billing")
        let strangers = spans.filter { span in
            others.contains {
                span.attributes.get("messaging.kafka.offset") == .int64(Int64($0.record.offset.rawValue))
            }
        }
        guard strangers.count == others.count else {
            throw Feedback(
                "Three orders came without a trace that can be read, and \(strangers.count) spans of billing are about them.",
                picture: ["got"] + TraceSketch(got: $1.spans).lines,
                why: "Partners and old systems send no headers. Their orders are to be seen too."
            )
        }
        let wrong = strangers.filter { $0.parent != nil || !$0.links.isEmpty }
        guard !wrong.isEmpty || Set(strangers.map(\.context.traceID)).count != others.count else { return }
        let isFirst = wrong.contains { $0.context.traceID == first.send?.traceID }
        throw Feedback(
            isFirst
                ? "A customer's trace holds orders of others: they came after it, and without a trace."
                : "Orders that came without a trace are in one trace, or lead to spans that they have nothing to do with.",
            picture: ["got"]
                + TraceSketch(
                    got: $1.spans,
                    notes: Dictionary(
                        wrong.map { ($0.context.spanID, "another customer's order") },
                        uniquingKeysWith: { first, _ in first }
                    )
                ).lines,
            why:
                "Who looks into one customer's trace is shown what another one bought, and looks for the error in the wrong order."
        )
    },

    Check(
        "billing-goes-on-with-the-order",
        "Billing's work, and the payment that it sends, are in the order's trace",
        step: 2,
        points: 2
    ) {
        let rig = Rig($0, $1, step: 2)
        let orders = [try await rig.stage(on: Rig.orders), try await rig.stage(on: Rig.orders)]
        try await rig.bill()
        for order in orders {
            guard let span = rig.consumerSpans(of: "billing").first(where: { rig.isTied($0, to: order.send) }) else {
                throw Feedback(
                    "billing read an order, and none of its spans has the order's send as its parent or links to it.",
                    picture: rig.picture(paidTree),
                    why: "From the customer's request the payment is to be found, and from the payment the request."
                )
            }
            let call = rig.calls.first { $0.orderID == order.order.id }
            let payment = rig.written(to: Rig.payments).first { $0.key == order.record.key }
            let sender = payment.flatMap { rig.sender(of: $0) }
            guard $1.isInside(call?.active, span), let sender, sender.kind == .producer,
                $1.isInside(sender.context, span)
            else {
                throw Feedback(
                    call == nil
                        ? "The order did not reach the database."
                        : payment == nil
                            ? "The order was paid, and there is no message on payments."
                            : "The insert, or the payment that was sent on, is not inside billing's span.",
                    picture: rig.picture(paidTree),
                    why: "What is not inside the span belongs to no order: the trace ends in billing."
                )
            }
        }
    },
]

private let paidTree: TraceSketch.Node = .span(
    "POST /orders",
    .server,
    .span(
        "send orders",
        .producer,
        .span("process orders", .consumer, .span("INSERT payments", .client), .span("send payments", .producer))
    )
)
