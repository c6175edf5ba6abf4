import Kafka
import Synchronization

/// The hops of one order's path, as they were measured.
final class Path: Sendable {
    private let hops = Mutex<[[String]]>([])

    func note(_ service: String, _ message: KafkaConsumerMessage, _ latency: HopLatency) {
        let skew = latency.clockSkew.map { "\($0.short) apart or more" }
        hops.withLock {
            $0.append([
                service, message.topic, latency.queue.short, latency.handler.short, latency.endToEnd.short, skew ?? "",
            ])
        }
    }

    var table: String {
        let hops = hops.withLock { $0 }
        guard !hops.isEmpty else { return "The path of order-1001: nothing was measured yet." }
        return "The path of order-1001\n"
            + Table.draw([["service", "topic", "queue", "handler", "end to end", "clocks"]] + hops)
    }
}

extension GroupFigures {
    /// A row for each partition; the strip is the histogram, a column for each bucket, from 5 ms to over 10 s.
    func table(of scenario: String) -> String {
        let rows = partitions.map { partition in
            [
                "\(partition.partition)", "\(partition.handled)", "\(partition.waiting)",
                partition.oldestWaiting.short,
                (partition.queue?.mean).short, partition.queue.strip,
                (partition.handler?.mean).short, (partition.handler?.total).short, partition.handler.strip,
            ]
        }
        let head = [
            "partition", "handled", "waiting", "oldest", "queue mean", "5ms......1s.10s", "handler mean", "total",
            "5ms......1s.10s",
        ]
        return "Scenario \(scenario): \(window.short), \(consumers) consumer\(consumers == 1 ? "" : "s"), "
            + "limit \(queueLimit.short)\n" + Table.draw([head] + rows)
    }
}

enum Table {
    /// Columns, each as wide as its widest cell.
    static func draw(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return "  " + cells.joined(separator: "  ").trimmingTrailingSpaces
        }.joined(separator: "\n")
    }
}

extension Spread? {
    /// The buckets as a strip of bars; a dot is an empty one.
    fileprivate var strip: String {
        guard let self, let highest = self.buckets.max(), highest > 0 else { return "-" }
        let bars = Array("▁▂▃▄▅▆▇█")
        return String(self.buckets.map { $0 == 0 ? "·" : bars[($0 * bars.count - 1) / highest] })
    }
}

extension Duration {
    /// With three digits or so: `1.25 s`, `41.2 ms`.
    fileprivate var short: String {
        let milliseconds = self / .milliseconds(1)
        let (value, unit) = milliseconds.magnitude < 1000 ? (milliseconds, "ms") : (milliseconds / 1000, "s")
        let tenths = (value * 10).rounded() / 10
        return "\(tenths.magnitude >= 100 ? String(Int(value.rounded())) : "\(tenths)") \(unit)"
    }
}

extension Duration? {
    fileprivate var short: String { map(\.short) ?? "-" }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " {
            text.removeLast()
        }
        return String(text)
    }
}
