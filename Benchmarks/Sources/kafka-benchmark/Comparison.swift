import Kafka
import OTel
import RdKafka

/// The loops that are compared, on one topic with one producer and one consumer.
struct Comparison {
    let batch: Int
    let commit: CommitRhythm
    let exporter: BenchmarkExporter
    let processor: BatchSpanProcessor
    let producer: any KafkaProducer
    let consumer: any KafkaConsumer
    let messages: [KafkaProducerMessage]
    let messagesWithHeaders: [KafkaProducerMessage]
    let correlationIDs: [String]

    init(
        batch: Int,
        commit: CommitRhythm,
        cluster: EmbeddedCluster,
        linger: Int,
        exporter: BenchmarkExporter,
        processor: BatchSpanProcessor
    ) async throws {
        let topic = "orders-\(batch)-\(commit.rawValue)"
        self.batch = batch
        self.commit = commit
        self.exporter = exporter
        self.processor = processor
        try cluster.createTopic(topic, partitions: 4)
        // As the cluster's own producer, but for the option.
        let broker: any KafkaBroker =
            linger == 0
            ? cluster
            : RdKafkaBroker(
                bootstrapServers: cluster.bootstrapServers,
                options: ["max.in.flight": "1", "linger.ms": "\(linger)"]
            )
        producer = try broker.makeProducer(KafkaProducerConfiguration(clientID: "shop-1"))
        consumer = try cluster.makeConsumer(
            KafkaConsumerConfiguration(groupID: "billing-\(topic)", topics: [topic], clientID: "billing-1")
        )
        let payload = String(repeating: "x", count: 100)
        messages = (0..<batch).map { KafkaProducerMessage(topic: topic, key: "order-\($0)", value: payload) }
        messagesWithHeaders = messages.enumerated().map { number, message in
            var message = message
            message.headers = [
                KafkaHeader(key: "correlation_id", value: "cart-\(number)"),
                KafkaHeader(key: "traceparent", value: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03"),
            ]
            return message
        }
        correlationIDs = (0..<batch).map { "cart-\($0)" }
        try await consumer.waitForAssignment()
    }

    /// Runs the variants in turn, as many rounds as asked for and one before them that does not count.
    func run(_ variants: [Variant], rounds: Int) async throws -> [Variant: [Sample]] {
        var results: [Variant: [Sample]] = [:]
        for round in 0...rounds {
            for variant in variants {
                let sample = try await measure(variant)
                if round > 0 { results[variant, default: []].append(sample) }
            }
        }
        await producer.shutdown()
        await consumer.shutdown()
        return results
    }

    /// How many messages go through in one measurement.
    private var messageCount: Int {
        let aim = batch == 1 ? 50 : batch < 1000 ? 2000 : commit == .each ? 10_000 : 20_000
        return max(1, aim / batch) * batch
    }

    private func measure(_ variant: Variant) async throws -> Sample {
        exporter.prepare(encodes: variant == .encoding)
        let watch = Stopwatch()
        for _ in 0..<messageCount / batch {
            let bounded = BoundedConsumer(consumer, limit: batch, commit: commit)
            if variant.isTraced {
                try await sendTraced()
                try await TracedConsumer(consumer: bounded).run { _ in }
            } else {
                try await send(variant == .headers ? messagesWithHeaders : messages)
                try await read(bounded)
            }
        }
        // What is not exported yet counts too.
        processor.forceFlush()
        let sample = watch.sample(messages: messageCount)
        let expected = variant.isTraced ? 2 * messageCount : 0
        precondition(exporter.exportedSpans == expected, "\(exporter.exportedSpans) spans, not \(expected)")
        return sample
    }

    // MARK: - Untraced

    private func send(_ messages: [KafkaProducerMessage]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for message in messages {
                group.addTask { _ = try await producer.sendAndAwait(message) }
            }
            try await group.waitForAll()
        }
    }

    private func read(_ consumer: BoundedConsumer) async throws {
        for try await message in consumer.messages {
            try await consumer.commit(message)
        }
    }

    // MARK: - Traced

    private func sendTraced() async throws {
        let traced = TracedProducer(producer: producer)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in messages.indices {
                group.addTask { _ = try await traced.send(messages[index], correlationID: correlationIDs[index]) }
            }
            try await group.waitForAll()
        }
    }
}
