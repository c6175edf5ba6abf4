import Dispatch
import Foundation
import Kafka
import RdKafka

/// Opens a producer and a consumer, sends, reads to the end, commits and closes, as often as the command line says, on
/// one embedded cluster. What is left in memory afterwards was leaked: see `Tests/leaks.sh`.
@main
struct ClientCycles {
    private struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// How many cycles run at once. A group takes seconds to form, so one after the other would take minutes.
    private static let width = 20
    private static let messages = 20

    /// Not asynchronous: the first thread would end then, and valgrind cannot go on without it.
    static func main() {
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            await run()
            isDone.signal()
        }
        isDone.wait()
    }

    private static func run() async {
        guard CommandLine.arguments.count == 2, let count = Int(CommandLine.arguments[1]), count > 0 else {
            end("usage: client-cycles COUNT", status: 2)
        }
        do {
            let cluster = try EmbeddedCluster(partitionsPerTopic: 2)
            for start in stride(from: 0, to: count, by: width) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in start..<min(start + width, count) {
                        group.addTask { try await cycle(number, on: cluster) }
                    }
                    try await group.waitForAll()
                }
            }
            await cluster.shutdown()
            print("\(count) cycles of open, produce, consume, commit, close")
        } catch {
            end("client-cycles: \(error)", status: 1)
        }
    }

    private static func cycle(_ number: Int, on cluster: EmbeddedCluster) async throws {
        let topic = "cycle-\(number)"
        let producer = try cluster.makeProducer(KafkaProducerConfiguration())
        let headers = [KafkaHeader(key: "text", value: "1"), KafkaHeader(key: "null"), KafkaHeader(key: "", value: [])]
        for message in 0..<messages {
            try await producer.sendAndAwait(
                KafkaProducerMessage(topic: topic, headers: headers, key: Array("\(message)".utf8), value: [1, 2, 3])
            )
        }
        // The ways of failing are to leak nothing either.
        let noPartition = KafkaPartition(rawValue: 99)
        _ = try? await producer.sendAndAwait(KafkaProducerMessage(topic: topic, partition: noPartition, value: []))
        let cancelled = Task { try await producer.sendAndAwait(KafkaProducerMessage(topic: topic, value: [4])) }
        cancelled.cancel()
        _ = await cancelled.result
        await producer.shutdown()
        _ = try? await producer.sendAndAwait(KafkaProducerMessage(topic: topic, value: []))
        _ = try? RdKafkaBroker(bootstrapServers: cluster.bootstrapServers, options: ["no.such.option": "1"])
            .makeProducer(KafkaProducerConfiguration())

        let consumer = try cluster.makeConsumer(
            KafkaConsumerConfiguration(groupID: "group-\(number)", topics: [topic], stopsAtEnd: true)
        )
        var read = 0
        for try await message in consumer.messages {
            read += 1
            if read == messages { try await consumer.commit(message) }
        }
        await consumer.shutdown()
        // The cancelled message may have been sent.
        guard (messages...messages + 1).contains(read) else {
            throw Failure(description: "cycle \(number) read \(read) messages of \(messages)")
        }
    }

    private static func end(_ line: String, status: Int32) -> Never {
        try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
        exit(status)
    }
}
