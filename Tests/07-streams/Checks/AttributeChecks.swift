import Grading
import Kafka
import OTel

/// Step 4: what a link says.
let linkAttributeChecks: [Check<Lab07Subject>] = [
    Check(
        "link-says-which-record-it-is-about",
        "Each link carries its order's partition, offset and key",
        step: 4,
        points: 2
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in Int64(1)...3 { try job.stage(second: second, key: key) }
        try job.stage(second: 4, key: nil)
        try await job.runToTheEnd()
        for result in try job.results().sorted(by: { $0.record.key != nil && $1.record.key == nil }) {
            for order in result.orders {
                try verify(
                    result.process.links.first { $0.context.spanID == order.context?.spanID },
                    of: order,
                    in: job
                )
            }
        }
    },

    Check(
        "process-span-carries-no-single-record",
        "What differs from order to order is not on the process span",
        step: 4
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in Int64(1)...2 { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        try AttributeTable(["messaging.kafka.offset": .absent]).verify(
            job.result().process,
            saying: "The span stands for two orders, and carries the offset of one: ",
            why: "An offset on the span of a window sends whoever reads it to one order of many."
        )
    },
]

private func verify(_ link: SpanData.Link?, of order: TotalsScenario.Order, in job: TotalsScenario) throws {
    let table = AttributeTable([
        "messaging.destination.partition.id": .equals(.string(order.record.partition.description)),
        "messaging.kafka.offset": .equals(.int64(Int64(order.record.offset.rawValue))),
        "messaging.kafka.message.key": order.key.map { .equals(.string(String(decoding: $0, as: UTF8.self))) }
            ?? .absent,
    ])
    guard let link else {
        throw Feedback(
            "The order at offset \(order.record.offset) is not linked, so its link says nothing.",
            why: "Links without attributes all look alike."
        )
    }
    let wrong = table.wrongNames(in: link.attributes)
    guard !wrong.isEmpty else { return }
    let target =
        "the link to the order at offset \(order.record.offset)" + (order.key == nil ? ", whose key is null" : "")
    throw Feedback(
        link.attributes.isEmpty
            ? "There are no attributes on \(target)."
            : "\(wrong.joined(separator: ", ")) \(wrong.count == 1 ? "is" : "are") wrong on \(target).",
        picture: table.picture(of: link.attributes),
        why: "A link leads to the trace; partition and offset lead to the very record that went into the total."
    )
}

/// Step 5: what the process span says.
let processAttributeChecks: [Check<Lab07Subject>] = [
    Check(
        "process-span-has-the-messaging-attributes",
        "The process span says: Kafka, process, which topic and group",
        step: 5
    ) {
        let job = TotalsScenario($0, $1)
        try job.stage(second: 1, key: $1.word("store"))
        try await job.runToTheEnd()
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("process"),
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string(job.names.orders)),
            "messaging.consumer.group.name": .equals(.string(job.names.groupID)),
            "messaging.client.id": .equals(.string(job.names.clientID)),
        ]).verify(
            job.result().process,
            why: "Dashboards and queries find Kafka spans by these names, and by no others."
        )
    },

    Check(
        "process-span-counts-its-orders",
        "The process span counts all orders of the window, those without a context too",
        step: 5
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        let count = $1.number(in: 3...7)
        for index in 0..<count { try job.stage(second: Int64(index), key: key, index == 1 ? .none : .traced) }
        try await job.runToTheEnd()
        try AttributeTable(["messaging.batch.message_count": .equals(.int64(Int64(count)))]).verify(
            job.result().process,
            saying: "\(count) orders went into the window, one of them without a context. ",
            why: "Count and links together show how many orders came untraced: counting links would hide them."
        )
    },

    Check(
        "process-span-says-which-window",
        "The process span carries the window's start and end, in milliseconds",
        step: 5
    ) {
        let job = TotalsScenario($0, $1)
        try job.stage(second: 61, key: $1.word("store"))
        try await job.runToTheEnd()
        let result = try job.result()
        try AttributeTable([
            "window.start": .equals(.int64(result.window.start)),
            "window.end": .equals(.int64(result.window.end)),
        ]).verify(
            result.process,
            why: "A span's own times say when the work was done; the window says which minute it was about."
        )
    },
]
