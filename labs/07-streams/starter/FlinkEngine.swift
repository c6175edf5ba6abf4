import Foundation
import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Flink in place of the jobs of this lab: it reads `raw-orders`, and writes `flink-orders` and `flink-order-totals`
/// (docker/flink/job.sql). The handout's second half is about it.
enum FlinkEngine {
    /// Whether `STREAM_ENGINE` says that Flink is to do the work.
    ///
    /// - Throws: ``KafkaError`` when it says something else.
    static func isChosen() throws -> Bool {
        switch ProcessInfo.processInfo.environment["STREAM_ENGINE"] ?? "" {
        case "": return false
        case "flink": return true
        case let other:
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "STREAM_ENGINE is \"\(other)\": set it to flink, or leave it out for the kit's own runner"
            )
        }
    }

    /// The header in which Flink collects the contexts of a total's orders, with commas between.
    static let linksHeader = "linked-traceparents"

    /// When the present minute began: so that the orders of a run are later than those of the runs before.
    static var presentMinute: Int64 {
        Int64(Date().timeIntervalSince1970) / 60 * 60_000
    }

    /// A reader of what Flink writes. Unlike the lab's other consumers it does not end where the topics end.
    static func openConsumer(of broker: any KafkaBroker) async throws -> any KafkaConsumer {
        let topics = ["flink-orders", "flink-order-totals"]
        for topic in topics {
            try await broker.createTopic(topic, partitions: 1)
        }
        let consumer = try broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: "flink-dashboard", topics: topics, clientID: "dashboard-1")
        )
        try await consumer.waitForAssignment()
        return consumer
    }

    /// Shows what comes from Flink until there are as many orders and totals as expected and nothing more comes.
    ///
    /// - Throws: ``KafkaError`` when they are not there after a minute.
    static func showResults(from consumer: any KafkaConsumer, orders: Int, totals: Int) async throws {
        var missing = ["flink-orders": orders, "flink-order-totals": totals]
        for _ in 1...12 {
            let messages = try await consumer.poll(maxMessages: 100, timeout: .seconds(5))
            if messages.isEmpty, missing.values.allSatisfy({ $0 <= 0 }) { return }
            for message in messages {
                missing[message.topic, default: 0] -= 1
                show(message)
                try await consumer.commit(message)
            }
        }
        guard missing.values.contains(where: { $0 > 0 }) else { return }
        throw KafkaError(
            code: .messageTimedOut,
            reason: "Flink has not written \(orders) orders and \(totals) totals within a minute: look at its jobs at "
                + "http://localhost:8081, and at `docker compose -f docker/compose.yaml logs sql-client`"
        )
    }

    /// An order goes on in the trace that its headers name. A total has no context of its own: it links to the contexts that
    /// Flink collected.
    private static func show(_ message: KafkaConsumerMessage) {
        print("\(message.topic), offset \(message.offset)")
        for header in message.headers {
            print("  \(header.displayKey)  \(header.displayValue)")
        }
        let context = extractTraceContext(from: message.headers)
        withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
            for header in message.headers where header.key == linksHeader {
                for traceparent in (header.value ?? []).split(separator: UInt8(ascii: ",")) {
                    let order = KafkaHeader(key: "traceparent", value: Array(traceparent))
                    span.addLink(SpanLink(context: extractTraceContext(from: [order]), attributes: [:]))
                }
            }
        }
    }
}
