import Grading
import Kafka
import OTel

private let name = "messaging.process.duration"

/// Step 6: the convention's histogram of the time in the handler.
let processDurationChecks: [Check<Lab08Subject>] = [
    Check(
        "process-duration-is-recorded-in-seconds",
        "messaging.process.duration holds the times of the handlers, in seconds",
        step: 6,
        points: 2
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let why = "Dashboards that know the convention find the metric by this name and read it as seconds."
        let messages = try (1...3).map { _ in
            try payments.stage(waited: bench.number(in: 1500...9000), worked: bench.number(in: 20...900))
        }
        try await payments.run()
        let histogram = try MetricCase(name, in: payments.metrics, why: why)
        let total = histogram.sum
        let withQueue = messages.map { payments.waited($0) + $0.worked }.reduce(.zero, +) / .seconds(1)
        if abs(total - withQueue) < 0.01 {
            throw Feedback(
                "The values recorded include the time in the queue; this metric is about the handler alone.",
                picture: [
                    "sum of \(name)", "  expected  \(messages.map(\.worked).reduce(.zero, +).text)",
                    "  got       \(total.rounded(toPlaces: 3)) s",
                ],
                why: why
            )
        }
        try histogram.verifySeconds(messages.map(\.worked), of: "the time in the handler", why: why)
    },

    Check(
        "process-duration-has-the-conventions-boundaries",
        "messaging.process.duration has the convention's buckets, from 5 ms to 10 s",
        step: 6
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let why = "With other buckets a percentile is a guess, and two services cannot be compared."
        try payments.stage(waited: 700)
        try await payments.run()
        try MetricCase(name, in: payments.metrics, why: why).verifyBoundaries(why: why)
    },

    Check(
        "process-duration-has-the-conventions-attributes",
        "messaging.process.duration says: Kafka, process, which topic, partition and group",
        step: 6
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let why = "Without the partition, one that is stuck disappears in the mean of the others."
        try payments.stage(waited: 700)
        try await payments.run()
        let table = AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("process"),
            "messaging.destination.name": .equals(.string(payments.topic)),
            "messaging.destination.partition.id": .equals("1"),
            "messaging.consumer.group.name": .equals(.string(payments.group)),
        ])
        let histogram = try MetricCase(name, in: payments.metrics, why: why)
        try histogram.verify(table, why: why)
        try histogram.verify(
            AttributeTable(["error.type": .absent]),
            saying: "For a handler that returned, ",
            why: "Whoever counts failures counts what has an error.type: every success would be one."
        )
    },

    Check(
        "metric-does-not-grow-with-the-messages",
        "Messages of one partition share a time series, whatever their keys and offsets",
        step: 6,
        points: 2
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let why = "Each set of values is kept for good: a key or an offset as attribute costs a time series a message."
        for _ in 1...4 {
            try payments.stage(waited: bench.number(in: 700...900), travelled: bench.number(in: 700...9000))
        }
        try await payments.run()
        try MetricCase(name, in: payments.metrics, why: why).verifyOneTimeSeries(why: why)
    },

    Check(
        "failed-handler-is-recorded-with-its-error-type",
        "The time of a handler that throws is recorded with error.type",
        step: 6,
        points: 2
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let why = "A handler that waits thirty seconds and then fails is the one that a latency metric is for."
        try payments.stage(waited: 700, worked: 30)
        let refused = try payments.stage(waited: 700, worked: bench.number(in: 600...900), isRefused: true)
        try await payments.run()
        let histogram = try MetricCase(name, in: payments.metrics, why: why)
        guard histogram.count == 2 else {
            throw Feedback(
                "A handler returned and another threw, and \(name) holds \(histogram.count) values: failures are not measured.",
                picture: ["values of \(name)", "  expected  2", "  got       \(histogram.count)"],
                why: why
            )
        }
        let failed = histogram.points.filter { $0.attributes.get("error.type") == .string("CardRefused") }
        let count = failed.map(\.count).reduce(0, +)
        let sum: Duration = .seconds(failed.map(\.sum).reduce(0, +))
        guard count != 1 || !sum.isAbout(refused.worked) else { return }
        let values = histogram.points.map { $0.attributes.get("error.type")?.text ?? "(absent)" }
        throw Feedback(
            values.allSatisfy { $0 == "(absent)" }
                ? "The handler that threw is recorded like one that returned: error.type is missing."
                : "error.type is not the name of the kind of error on exactly the handler that threw.",
            picture: ["error.type of \(name)", "  expected  (absent), \"CardRefused\""]
                + ["  got       \(values.joined(separator: ", "))"],
            why: "Time-outs that fail slowly and refusals that fail fast must be seen apart from what works."
        )
    },
]
