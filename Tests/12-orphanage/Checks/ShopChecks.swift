import Grading
import Kafka
import OTel
import Tracing

/// Symptom 1: the shop's sends lead nowhere.
let shopChecks: [Check<Lab12Subject>] = [
    Check(
        "order-hangs-below-its-send",
        "What reads an order hangs below the shop's `send orders`",
        step: 1,
        points: 2
    ) {
        let rig = Rig($0, $1, step: 1)
        try await rig.place(rig.newOrder())
        let record = try rig.onlyRecord(on: Rig.orders, from: "the shop")
        await rig.read(record, as: "billing")
        let reader = rig.consumerSpans(of: "billing")[0]
        guard rig.sender(of: record)?.kind != .producer else { return }
        let beside = reader.parent.flatMap { parent in rig.span(parent) }
        throw Feedback(
            beside.map { "billing's span hangs below \($0.name), beside the send and not below it." }
                ?? "billing's span leads to no span of the shop.",
            picture: rig.picture(shopTree, notes: [reader.context.spanID: "not below send orders"]),
            why: "The time in Kafka begins at the send: from any other span it cannot be told from the shop's own work."
        )
    },

    Check(
        "send-belongs-to-the-request",
        "The send is below the request that placed the order",
        step: 1
    ) {
        let rig = Rig($0, $1, step: 1)
        try await rig.place(rig.newOrder())
        let sends = rig.spans(of: "shop").filter { $0.kind == .producer }
        let requests = rig.spans(of: "shop").filter { $0.kind == .server }
        guard sends.count != 1 || requests.count != 1 || !$1.isInside(sends[0].context, requests[0]) else { return }
        throw Feedback(
            "An order should leave one request and one send below it: there are \(requests.count) and \(sends.count)"
                + (sends.count == 1 && requests.count == 1 ? ", and the send is not below the request." : "."),
            picture: TraceSketch.compare(
                expected: TraceSketch(expected: .span("POST /orders", .server, .span("send orders", .producer))),
                got: TraceSketch(got: $1.spans)
            ),
            why: "From the customer's request everything that became of it is to be found."
        )
    },

    Check(
        "send-lasts-until-the-broker-has-the-order",
        "The send ends when the broker has the order, and shows when it has not",
        step: 1
    ) {
        let rig = Rig($0, $1, step: 1)
        let bench = $1
        bench.broker.inject(
            .slowDelivery(.once, to: Rig.orders, by: .milliseconds(40)) { _ in bench.clock.advance(milliseconds: 40) }
        )
        try await rig.place(rig.newOrder())
        let sends = rig.spans(of: "shop").filter { $0.kind == .producer }
        guard let send = sends.first, send.endTime - send.startTime >= 40_000_000 else {
            throw Feedback(
                "The broker took 40 ms to take the order, and the send lasted "
                    + (sends.first.map { "\(($0.endTime - $0.startTime) / 1_000) µs." } ?? "no time: there is none."),
                picture: ["got"] + TraceSketch(got: bench.spans).lines,
                why: "A send that ends before the broker has the message looks fine when it never got there."
            )
        }
        bench.broker.inject(.deliveryFails(.once, to: Rig.orders))
        try? await rig.place(rig.newOrder())
        let failed = rig.spans(of: "shop").filter { $0.kind == .producer && $0.status?.code == .error }
        guard failed.count != 1 else { return }
        throw Feedback(
            "The broker did not take an order, and \(failed.count) sends show an error.",
            picture: ["got"] + TraceSketch(got: bench.spans).lines,
            why: "An order that never reached Kafka is lost; its trace is the only place that can say so."
        )
    },

    Check(
        "orders-keep-apart",
        "Every order has headers of its own: one context, in a trace of its own, and its correlation id",
        step: 1
    ) {
        let rig = Rig($0, $1, step: 1)
        let orders = (0..<3).map { _ in rig.newOrder() }
        for order in orders { try await rig.place(order) }
        let records = rig.written(to: Rig.orders)
        let traces = Set(records.compactMap { rig.context(on: $0)?.traceID })
        let carts = records.flatMap { $0.texts(of: "correlation_id") }
        let values = records.map { String(decoding: $0.value ?? [], as: UTF8.self) }
        guard
            traces.count != 3 || carts.count != 3 || Set(carts) != Set(orders.map(\.correlationID))
                || !orders.allSatisfy({ order in values.contains { $0.contains("\"\(order.id)\"") } })
        else { return }
        throw Feedback(
            "Three orders were placed. On the wire are \(records.count) messages with \(traces.count) traces "
                + "and \(carts.count) correlation ids.",
            picture: records.flatMap { HeaderSketch.list("on orders", $0.headers) },
            why: "Headers that two orders share make one customer's order a part of another one's story."
        )
    },
]

private let shopTree: TraceSketch.Node = .span(
    "POST /orders",
    .server,
    .span("send orders", .producer, .span("process orders", .consumer))
)
