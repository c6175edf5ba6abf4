import Grading
import Kafka

/// A message, the moments of its handling, and what each figure must be.
struct HopCase: Sendable {
    /// How long the message lay in Kafka.
    let waited: Duration
    /// How long its handler took.
    let worked: Duration
    let began: UInt64
    let ended: UInt64
    /// The record's timestamp.
    let sent: Int64
    var message: KafkaConsumerMessage

    /// A message with random times.
    ///
    /// - Parameter ahead: how many milliseconds the producer's clock is ahead of the consumer's; the message seems to come
    ///   from the future by as much.
    init(_ bench: Bench, ahead: Int? = nil) {
        began = bench.clock.nanosecondsSinceEpoch
        sent = Int64(began / 1_000_000) + Int64(ahead ?? -bench.number(in: 1200...60_000))
        waited = .nanoseconds(began) - .milliseconds(sent)
        worked = .milliseconds(bench.number(in: 70...900))
        ended = began + UInt64(worked / .nanoseconds(1))
        message = KafkaConsumerMessage(
            topic: bench.word("orders"),
            partition: KafkaPartition(rawValue: bench.number(in: 0...9)),
            headers: [KafkaHeader(key: "schema-id", value: bench.bytes(count: 5))],
            key: Array(bench.word("order").utf8),
            value: bench.bytes(count: 8),
            offset: KafkaOffset(rawValue: bench.number(in: 0...9999)),
            timestamp: .createTime(millisecondsSinceEpoch: sent)
        )
    }

    /// This case with a header `origin_timestamp`.
    func origin(_ value: [UInt8]?) -> HopCase {
        var other = self
        other.message.headers.append(KafkaHeader(key: "origin_timestamp", value: value))
        return other
    }

    /// This case with a path that began so many milliseconds before the record's timestamp.
    func origin(millisecondsBefore milliseconds: Int) -> HopCase {
        origin(Array("\(sent - Int64(milliseconds))".utf8))
    }

    /// This case with another timestamp.
    func stamped(_ timestamp: KafkaTimestamp) -> HopCase {
        var other = self
        other.message.timestamp = timestamp
        return other
    }

    func measured(by subject: Lab08Subject) -> Lab08Subject.Hop {
        subject.latency(message, began, ended)
    }

    /// The given moments, and expected beside got of one figure.
    func picture(_ figure: String, expected: Duration?, got: Duration?) -> [String] {
        let origin = message.headers.values(of: "origin_timestamp").last.map { value in
            value.map { String(decoding: $0, as: UTF8.self) } ?? "(null)"
        }
        let absence = figure == "clock skew" ? "(none)" : "(not known)"
        return [
            "given",
            origin.map { "  origin_timestamp  \($0)" },
            "  record timestamp  \(Self.text(message.timestamp))",
            "  handler began     \(began) ns",
            "  handler ended     \(ended) ns",
            "",
            figure,
            "  expected  \(expected.map(\.text) ?? absence)",
            "  got       \(got.map(\.text) ?? absence)",
        ].compactMap { $0 }
    }

    private static func text(_ timestamp: KafkaTimestamp) -> String {
        switch timestamp {
        case .createTime(let milliseconds): "\(milliseconds) ms (create time)"
        case .logAppendTime(let milliseconds): "\(milliseconds) ms (log append time)"
        case .notAvailable: "(none)"
        }
    }
}
