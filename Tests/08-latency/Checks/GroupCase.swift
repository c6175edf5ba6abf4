import Grading
import Kafka

/// What was measured about a consumer group, as `diagnose` gets it: `GroupFigures` and `PartitionFigures`.
struct GroupCase: Sendable {
    enum Cause: Sendable, Equatable {
        case healthy
        case slowConsumer
        case slowHandler
        case stuckPartitions([Int])
    }

    /// `Spread`
    struct Spread: Sendable {
        var count: Int
        var total: Duration
        var longest: Duration
        var mean: Duration { total / max(count, 1) }
    }

    struct Partition: Sendable {
        var number: Int
        var handled: Int
        var waiting: Int
        var oldestWaiting: Duration?
        var queue: Spread?
        var handler: Spread?
    }

    var window: Duration
    var consumers = 1
    var queueLimit: Duration
    var partitions: [Partition]

    /// Random figures of a group.
    ///
    /// - Parameters:
    ///   - late: which partitions' messages wait too long.
    ///   - share: which part of its time a consumer spends in the handler, in percent.
    ///   - handled: how many messages of each partition were handled.
    init(
        _ bench: Bench,
        partitions count: Int,
        late: Set<Int>,
        share: ClosedRange<Int>,
        handled: ClosedRange<Int> = 100...900,
        consumers: Int = 1
    ) {
        let limit = Duration.milliseconds(bench.number(in: 500...20_000))
        window = .seconds(bench.number(in: 300...900))
        self.consumers = consumers
        queueLimit = limit
        let inHandlers = window * consumers * bench.number(in: share) / 100
        partitions = (0..<count).map { number in
            let isLate = late.contains(number)
            let handled = bench.number(in: handled)
            let mean = limit * bench.number(in: isLate ? 200...900 : 2...40) / 100
            let handlers = inHandlers / count
            return Partition(
                number: number,
                handled: handled,
                waiting: isLate ? bench.number(in: 50...5000) : bench.number(in: 1...3),
                oldestWaiting: limit * bench.number(in: isLate ? 300...1500 : 1...40) / 100,
                queue: Spread(count: handled, total: mean * handled, longest: mean * bench.number(in: 150...200) / 100),
                handler: Spread(count: handled, total: handlers, longest: handlers / handled * 2)
            )
        }
    }

    /// The share of the consumers' time that went into handlers, in percent.
    var share: Int {
        let total = partitions.compactMap(\.handler?.total).reduce(.zero, +)
        return Int((total / (window * consumers) * 100).rounded())
    }

    /// Throws unless the subject names the cause.
    ///
    /// - Parameter explain: says what went wrong, where the answer tells.
    func verify(_ subject: Lab08Subject, is expected: Cause, why: String, explain: (Cause) -> String) throws {
        let got = subject.diagnose(self)
        guard got != expected else { return }
        throw Feedback(
            explain(got),
            picture: table + ["", "expected  \(expected.text)", "got       \(got.text)"],
            why: why
        )
    }

    private var table: [String] {
        func cell(_ time: Duration?) -> String { time?.short ?? "-" }
        var rows = [["partition", "handled", "waiting", "oldest", "queue mean", "longest", "handler mean", "total"]]
        for partition in partitions {
            let counts: [String] = ["\(partition.number)", "\(partition.handled)", "\(partition.waiting)"]
            let times: [Duration?] = [
                partition.oldestWaiting, partition.queue?.mean, partition.queue?.longest, partition.handler?.mean,
                partition.handler?.total,
            ]
            rows.append(counts + times.map(cell))
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }
        let head =
            "\(window.text) measured, \(consumers) consumer\(consumers == 1 ? "" : "s"), "
            + "\(share) % of their time in handlers; limit \(queueLimit.short)"
        return [head] + lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    }
}

extension GroupCase.Cause {
    var text: String {
        switch self {
        case .healthy: "healthy"
        case .slowConsumer: "slow consumer"
        case .slowHandler: "slow handler"
        case .stuckPartitions(let numbers):
            "stuck partition"
                + (numbers.isEmpty ? "s, none named" : " \(numbers.map(String.init).joined(separator: ", "))")
        }
    }
}
