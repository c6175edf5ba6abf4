import Grading
import Kafka
import OTel
import Tracing

private let name = "workshop.messaging.queue.duration"
private let skewed = "workshop.messaging.clock_skew.messages"

/// Step 7: a histogram of the time in the queue, and a counter of what skewed clocks spoiled.
let queueMetricChecks: [Check<Lab08Subject>] = [
    Check(
        "queue-time-is-recorded-in-seconds",
        "workshop.messaging.queue.duration holds the times in the queue, in seconds",
        step: 7,
        points: 2
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let why = "A metric in another unit than its neighbours is misread by a factor of a thousand."
        let messages = try (1...3).map { number in
            try payments.stage(waited: bench.number(in: 1500...9000), isRefused: number == 3)
        }
        try await payments.run()
        let histogram = try MetricCase(name, in: payments.metrics, why: why)
        try histogram.verifySeconds(messages.map(payments.waited), of: "the time in the queue", why: why)
    },

    Check(
        "queue-time-has-the-boundaries-of-the-other-durations",
        "workshop.messaging.queue.duration has the same buckets as messaging.process.duration",
        step: 7
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let why = "Waiting and working are laid side by side; with other buckets their shapes cannot be compared."
        try payments.stage(waited: 700)
        try await payments.run()
        try MetricCase(name, in: payments.metrics, why: why).verifyBoundaries(why: why)
    },

    Check(
        "queue-time-is-told-apart-by-partition",
        "workshop.messaging.queue.duration says which topic, partition and group, and nothing of the message",
        step: 7
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let why =
            "The time in the queue is a matter of each partition: in the mean of all of them, one that is late is lost."
        for _ in 1...3 {
            try payments.stage(waited: bench.number(in: 700...900))
        }
        try await payments.run()
        let histogram = try MetricCase(name, in: payments.metrics, why: why)
        try histogram.verify(
            AttributeTable([
                "messaging.system": .equals("kafka"),
                "messaging.destination.name": .equals(.string(payments.topic)),
                "messaging.destination.partition.id": .equals("1"),
                "messaging.consumer.group.name": .equals(.string(payments.group)),
            ]),
            why: why
        )
        try histogram.verifyOneTimeSeries(why: why)
    },

    Check(
        "skewed-message-stays-out-of-the-histogram",
        "A message from the future has no value in workshop.messaging.queue.duration",
        step: 7
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let plain = try payments.stage(waited: bench.number(in: 700...5000))
        try payments.stage(waited: -bench.number(in: 700...5000))
        try payments.stage(waited: 0, stamp: { _ in .notAvailable })
        try await payments.run()
        let why =
            "A zero for each failed measurement pulls the percentiles down: the worse the clocks, the better the figures."
        let histogram = try MetricCase(name, in: payments.metrics, why: why)
        let smallest = histogram.points.map(\.min).min() ?? 0
        guard histogram.count != 1 || abs(histogram.sum - payments.waited(plain) / .seconds(1)) > 0.001 else { return }
        throw Feedback(
            smallest == 0
                ? "A message whose time in the queue is not known was recorded as zero."
                : "Of three messages one has a time in the queue that is known, and \(histogram.count) are recorded.",
            picture: [
                name, "  expected  1 value: \(payments.waited(plain).text)",
                "  got       \(histogram.count) value\(histogram.count == 1 ? "" : "s"), the smallest \(smallest.rounded(toPlaces: 3)) s",
            ],
            why: why
        )
    },

    Check(
        "skewed-messages-are-counted",
        "workshop.messaging.clock_skew.messages counts the messages from the future",
        step: 7
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let expected = bench.number(in: 2...5)
        try payments.stage(waited: 700)
        for _ in 1...expected {
            try payments.stage(waited: -bench.number(in: 700...5000))
        }
        try payments.stage(waited: 0, stamp: { _ in .notAvailable })
        try await payments.run()
        let counters = payments.metrics.filter { $0.name == skewed }
        let points = counters.flatMap { metric in
            if case .sum(let points) = metric.points { points } else { [MetricData.NumberDataPoint]() }
        }
        let got = points.map(\.value).reduce(0, +)
        guard got != expected else { return }
        let diagnosis: String
        if counters.isEmpty {
            diagnosis = "Messages from the future were left out of the histogram, and nothing counts them."
        } else if points.isEmpty {
            diagnosis = "\(skewed) is not a counter."
        } else {
            diagnosis =
                got == expected + 1
                ? "A message without a timestamp was counted as one whose clocks disagree."
                : got == expected + 2
                    ? "Every message was counted, and not only those whose clocks disagree."
                    : "The counter does not say how many messages came from the future."
        }
        throw Feedback(
            diagnosis,
            picture: [skewed, "  expected  \(expected)", "  got       \(counters.isEmpty ? "(not there)" : "\(got)")"],
            why: "Measurements that are thrown away without a count look like traffic that never was."
        )
    },
]
