import Kafka

/// Messages a second through the in-memory broker: produced, fetched and committed. Pin it to one core:
///
///     taskset -c 0 broker-benchmark [rounds]
///
/// Each row is the median of the rounds, in which the rows take turns. Time is the time on the core.
@main
struct Main {
    static func main() async throws {
        let rounds = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 5
        let messages = Message.make(100_000)

        var results: [[Double]] = Array(repeating: [], count: Row.all.count)
        for round in 0...rounds {
            for (index, row) in Row.all.enumerated() {
                let nanoseconds = try await row.measure(messages)
                if round > 0 { results[index].append(nanoseconds) }
            }
        }

        print("| held before | loop | messages/s | ns/message |")
        print("|--:|---|--:|--:|")
        for (row, samples) in zip(Row.all, results) {
            let median = samples.sorted()[samples.count / 2]
            print("| \(row.held) | \(row.loop.rawValue) | \(Int(1e9 / median)) | \(Int(median)) |")
        }
    }
}

enum Message {
    static let topic = "orders"

    /// Messages with a key and 100 bytes, each with arrays of its own, as from a caller that makes them.
    static func make(_ count: Int) -> [KafkaProducerMessage] {
        (0..<count).map { number in
            KafkaProducerMessage(topic: topic, key: "order-\(number)", value: String(repeating: "x", count: 100))
        }
    }
}
