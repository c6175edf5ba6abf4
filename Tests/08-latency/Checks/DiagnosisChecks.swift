import Grading
import Kafka

/// So many that a handler takes milliseconds, however busy the consumer is.
private let manyMessages = 20_000...60_000

/// Step 8: what the numbers say.
let diagnosisChecks: [Check<Lab08Subject>] = [
    Check("healthy-group-is-left-alone", "A group whose messages do not wait is healthy", step: 8, points: 2) {
        subject,
        bench in
        let why = "An alarm for a healthy group is the one that teaches people to ignore alarms."
        for share in [1...20, 85...97] {
            let count = bench.number(in: 3...6)
            var group = GroupCase(bench, partitions: count, late: [], share: share)
            try group.verify(subject, is: .healthy, why: why) { _ in
                "All messages are handled well within the limit: a few that wait at the moment, or busy handlers, "
                    + "are no trouble."
            }
            // One message that once waited long, as after a rebalance.
            group.partitions[bench.number(in: 0...count - 1)].queue?.longest = group.queueLimit * 3
            try group.verify(subject, is: .healthy, why: why) { _ in
                "One message once waited long, and the mean is well within the limit: that is no trouble any more."
            }
        }
    },

    Check("slow-consumer-is-recognised", "A consumer that is idle while messages wait is slow", step: 8, points: 2) {
        subject,
        bench in
        let count = bench.number(in: 3...6)
        // Quick handlers, and handlers that are slow but rare.
        for handled in [200...900, 8...12] {
            var group = GroupCase(bench, partitions: count, late: Set(0..<count), share: 12...30, handled: handled)
            if let rare = group.partitions[0].handler?.mean, handled.upperBound < 100 {
                group.queueLimit = min(group.queueLimit, rare / 4)
            }
            try group.verify(
                subject,
                is: .slowConsumer,
                why: "A handler made faster does not help a consumer that does not ask for messages."
            ) { got in
                got == .slowHandler
                    ? "The consumer spent \(group.share) % of its time in handlers: it is not they that hold it up, "
                        + "however long one of them takes."
                    : "All partitions are late, and the consumer is idle most of the time."
            }
        }
    },

    Check(
        "slow-handler-is-recognised",
        "A consumer whose time goes into handlers has a slow handler",
        step: 8,
        points: 2
    ) {
        subject,
        bench in
        let count = bench.number(in: 3...6)
        for handled in [8...12, manyMessages] {
            let group = GroupCase(bench, partitions: count, late: Set(0..<count), share: 85...98, handled: handled)
            try group.verify(
                subject,
                is: .slowHandler,
                why: "Asking for messages more often does not help a consumer that is never free to take one."
            ) { got in
                got == .slowConsumer
                    ? "The consumer spent \(group.share) % of its time in handlers: they hold it up, "
                        + "whatever a single one of them takes."
                    : "All partitions are late, and the consumer is in its handlers all of the time."
            }
        }
    },

    Check(
        "stuck-partition-is-recognised",
        "Partitions that are late while others are not are stuck",
        step: 8,
        points: 2
    ) {
        subject,
        bench in
        let count = bench.number(in: 4...6)
        let first = bench.number(in: 0...count - 2)
        for (stuck, share) in [([first], 5...40), ([first, count - 1], 55...70)] {
            let group = GroupCase(bench, partitions: count, late: Set(stuck), share: share)
            try group.verify(
                subject,
                is: .stuckPartitions(stuck),
                why:
                    "A poison message or a lock holds up one partition; more consumers or a faster handler change nothing."
            ) { got in
                switch got {
                case .healthy: "One partition is late, and the mean over all partitions hides it."
                case .stuckPartitions: "It is the late partitions that are stuck, all of them and no other."
                default:
                    "Only partition \(stuck.map(String.init).joined(separator: " and ")) is late: what is slow for all "
                        + "partitions would be late on all."
                }
            }
        }
    },

    Check(
        "partition-that-handles-nothing-is-seen",
        "A partition of which nothing was handled is judged by what waits there",
        step: 8,
        points: 2
    ) { subject, bench in
        let count = bench.number(in: 3...6)
        let stuck = bench.number(in: 0...count - 1)
        var group = GroupCase(bench, partitions: count, late: [stuck], share: 5...40)
        group.partitions[stuck].handled = 0
        group.partitions[stuck].queue = nil
        group.partitions[stuck].handler = nil
        try group.verify(
            subject,
            is: .stuckPartitions([stuck]),
            why:
                "A message that is never handled never has a time in the queue: the worst case is not in the histogram."
        ) { got in
            got == .healthy
                ? "Nothing of partition \(stuck) was handled, so it has no times in the queue; what waits there was not looked at."
                : "Partition \(stuck) has handled nothing while its oldest message waits too long: it is stuck."
        }
    },

    Check(
        "backlog-that-was-worked-off-counts",
        "Messages that waited too long count, even when nothing waits any more",
        step: 8
    ) { subject, bench in
        let count = bench.number(in: 3...6)
        var group = GroupCase(bench, partitions: count, late: Set(0..<count), share: 85...98, handled: manyMessages)
        for number in 0..<count {
            group.partitions[number].waiting = 0
            group.partitions[number].oldestWaiting = nil
        }
        try group.verify(
            subject,
            is: .slowHandler,
            why: "The rush at noon is over when somebody looks; the customers waited all the same."
        ) { got in
            got == .healthy
                ? "Nothing waits at this moment, and the mean time in the queue is far over the limit."
                : "All partitions were late, and the consumer was in its handlers all of the time."
        }
    },

    Check(
        "idle-partition-is-no-evidence",
        "A partition without messages does not count as one that is fine",
        step: 8
    ) { subject, bench in
        let count = bench.number(in: 4...6)
        let idle = bench.number(in: 0...count - 1)
        var group = GroupCase(bench, partitions: count, late: Set(0..<count), share: 92...98, handled: manyMessages)
        group.partitions[idle] = GroupCase.Partition(number: idle, handled: 0, waiting: 0)
        // The handlers' time goes to the others.
        let inHandlers = group.window * 95 / 100
        for number in 0..<count where number != idle {
            group.partitions[number].handler?.total = inHandlers / (count - 1)
        }
        try group.verify(
            subject,
            is: .slowHandler,
            why: "With few keys some partitions are empty, and every slow handler would be taken for a stuck partition."
        ) { got in
            switch got {
            case .stuckPartitions:
                "Partition \(idle) has no messages at all: it says nothing, and every partition that has some is late."
            default: "Every partition that has messages is late, and the consumer is in its handlers all of the time."
            }
        }
    },

    Check(
        "consumers-share-the-time",
        "The time in handlers is compared with the time of all consumers",
        step: 8
    ) { subject, bench in
        let consumers = bench.number(in: 3...5)
        let count = consumers + 1
        let group = GroupCase(
            bench,
            partitions: count,
            late: Set(0..<count),
            share: 22...32,
            handled: manyMessages,
            consumers: consumers
        )
        try group.verify(
            subject,
            is: .slowConsumer,
            why: "A group of five that idles would be called overworked as soon as one more consumer joins it."
        ) { got in
            got == .slowHandler
                ? "The handlers took \(group.share) % of the time of \(consumers) consumers; "
                    + "it was compared with the time of one."
                : "All partitions are late, and the consumers are idle most of the time."
        }
    },
]
