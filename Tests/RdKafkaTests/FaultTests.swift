import Kafka
import RdKafka
import XCTest

/// Faults of a cluster, and what the client makes of them. Each test has a cluster of its own.
final class FaultTests: XCTestCase {
    private let clock = ContinuousClock()

    func testAnErrorThatMayPassIsOvercomeByTryingAgain() async throws {
        let codes = [
            "NOT_LEADER_FOR_PARTITION", "LEADER_NOT_AVAILABLE", "UNKNOWN_TOPIC_OR_PART", "REQUEST_TIMED_OUT",
            "NOT_ENOUGH_REPLICAS", "NOT_ENOUGH_REPLICAS_AFTER_APPEND", "KAFKA_STORAGE_ERROR", "UNKNOWN_PRODUCER_ID",
            "_TRANSPORT",
        ]
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        try await cluster.withProducer { producer in
            try await producer.sendAndAwait(.init(topic: "orders", value: []))
            for (number, code) in codes.enumerated() {
                try cluster.failNextRequests(with: [.init(rawValue: code)])
                let report = try await producer.sendAndAwait(.init(topic: "orders", value: []))
                XCTAssertEqual(report.acknowledged?.offset.rawValue, number + 1, "\(code): written once")
            }
        }
        await cluster.shutdown()
    }

    func testAnErrorThatWillNotPassComesBackAtOnceUnderItsNameWithTheTopic() async throws {
        let codes = [
            "INVALID_MSG", "INVALID_RECORD", "MSG_SIZE_TOO_LARGE", "TOPIC_AUTHORIZATION_FAILED",
            "CLUSTER_AUTHORIZATION_FAILED", "POLICY_VIOLATION", "INVALID_REQUIRED_ACKS",
            "UNSUPPORTED_FOR_MESSAGE_FORMAT",
            "OUT_OF_ORDER_SEQUENCE_NUMBER", "INVALID_PRODUCER_EPOCH", "UNKNOWN",
        ]
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        for (number, code) in codes.enumerated() {
            // Each with its own producer: after some of these errors a producer is of no more use.
            try await cluster.withProducer { producer in
                let report = try await producer.sendAndAwait(.init(topic: "orders", value: []))
                XCTAssertEqual(report.acknowledged?.offset.rawValue, number, "the refused ones were not written")
                try cluster.failNextRequests(with: [.init(rawValue: code)])
                let start = clock.now
                let error = try await kafkaError { try await producer.sendAndAwait(.init(topic: "orders", value: [])) }
                XCTAssertEqual(error?.code.rawValue, code)
                XCTAssertTrue(error?.reason.contains("topic orders") ?? false, "\(String(describing: error))")
                XCTAssertLessThan(clock.now - start, .seconds(5), code)
            }
        }
        await cluster.shutdown()
    }

    func testAnErrorThatLastsEndsWithTheDeliveryTimeout() async throws {
        let cluster = try EmbeddedCluster()
        try await cluster.withProducer(.init(deliveryTimeout: .seconds(1))) { producer in
            try await producer.sendAndAwait(.init(topic: "orders", value: []))
            try cluster.failNextRequests(with: Array(repeating: .notEnoughReplicas, count: 1000))
            let start = clock.now
            let error = try await kafkaError { try await producer.sendAndAwait(.init(topic: "orders", value: [])) }
            XCTAssertEqual(error?.code, .messageTimedOut)
            XCTAssertLessThan(clock.now - start, .seconds(5))

            try cluster.clearFailures()
            let report = try await producer.sendAndAwait(.init(topic: "orders", value: []))
            XCTAssertNotNil(report.acknowledged, "the producer recovers")
        }
        await cluster.shutdown()
    }

    func testABrokerThatIsDownGetsItsMessagesWhenItIsUpAgain() async throws {
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        let patient = try cluster.makeProducer(.init(deliveryTimeout: .seconds(30)))
        let hasty = try cluster.makeProducer(.init(deliveryTimeout: .milliseconds(300)))
        try await patient.sendAndAwait(.init(topic: "orders", key: "k", value: "before"))
        try await hasty.sendAndAwait(.init(topic: "orders", key: "k", value: "before"))

        try cluster.setDown()
        async let reports = Self.send(20, to: "orders", with: patient)
        // The patient one has been waiting at least as long as this takes.
        let error = try await kafkaError { try await hasty.sendAndAwait(.init(topic: "orders", value: [])) }
        XCTAssertEqual(error?.code, .messageTimedOut)
        XCTAssertTrue(error?.reason.contains(cluster.bootstrapServers) ?? false, "\(String(describing: error))")

        try cluster.setUp()
        let acknowledged = try await reports
        XCTAssertEqual(acknowledged.count, 20)
        let values = try await Self.values(of: "orders", on: cluster)
        XCTAssertTrue(Set(values).isSuperset(of: acknowledged), "what was acknowledged is there")
        await patient.shutdown()
        await hasty.shutdown()
        await cluster.shutdown()
    }

    func testConnectionsThatBreakLoseNothingThatWasAcknowledged() async throws {
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        try await cluster.withProducer(.init(deliveryTimeout: .seconds(60))) { producer in
            try await producer.sendAndAwait(.init(topic: "orders", value: []))
            let codes: [KafkaError.Code] = [.transport, .notEnoughReplicas]
            try cluster.failNextRequests(with: (0..<8).map { codes[$0 % 2] })
            let acknowledged = try await Self.send(200, to: "orders", with: producer)
            let values = try await Self.values(of: "orders", on: cluster)
            XCTAssertEqual(acknowledged.count, 200)
            XCTAssertTrue(Set(values).isSuperset(of: acknowledged))
        }
        await cluster.shutdown()
    }

    func testAConsumerReadsOnAfterItsBrokerWasDown() async throws {
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        let producer = try cluster.makeProducer(.init(deliveryTimeout: .seconds(30)))
        try await cluster.withConsumer(.init(groupID: "billing", topics: ["orders"])) { consumer in
            try await producer.sendAndAwait(.init(topic: "orders", key: "k", value: "before"))
            let before = try await consumer.next()
            try cluster.setDown()
            let whileDown = try await consumer.poll(maxMessages: 1, timeout: .milliseconds(200))
            try cluster.setUp()
            try await producer.sendAndAwait(.init(topic: "orders", key: "k", value: "after"))
            let after = try await consumer.next()
            XCTAssertEqual(before?.offset.rawValue, 0)
            XCTAssertEqual(whileDown, [], "a broker that is down is no error while reading")
            XCTAssertEqual(after?.offset.rawValue, 1)
        }
        await producer.shutdown()
        await cluster.shutdown()
    }

    func testFetchesAndCommitsThatFailAreTriedAgainOrReported() async throws {
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        try await cluster.withProducer { producer in
            for _ in 0..<3 { try await producer.sendAndAwait(.init(topic: "orders", value: [])) }
        }
        try cluster.failNextRequests(.fetch, with: [.init(rawValue: "NOT_LEADER_FOR_PARTITION"), .transport])
        try await cluster.withConsumer(.init(groupID: "billing", topics: ["orders"], stopsAtEnd: true)) { consumer in
            var messages: [KafkaConsumerMessage] = []
            for try await message in consumer.messages { messages.append(message) }
            XCTAssertEqual(messages.map(\.offset.rawValue), [0, 1, 2])

            let last = try XCTUnwrap(messages.last)
            try cluster.failNextRequests(.offsetCommit, with: [.init(rawValue: "GROUP_AUTHORIZATION_FAILED")])
            let error = try await kafkaError { try await consumer.commit(last) }
            XCTAssertEqual(error?.code.rawValue, "GROUP_AUTHORIZATION_FAILED")
            XCTAssertTrue(error?.reason.contains("Offset 2 of topic orders") ?? false, "\(String(describing: error))")
            try await consumer.commit(last)
        }
        await cluster.shutdown()
    }

    func testASlowBrokerIsWaitedForUpToTheDeliveryTimeout() async throws {
        let cluster = try EmbeddedCluster()
        try await cluster.withProducer(.init(deliveryTimeout: .seconds(2))) { producer in
            try await producer.sendAndAwait(.init(topic: "orders", value: []))
            try cluster.setRoundTripTime(.milliseconds(300))
            var start = clock.now
            try await producer.sendAndAwait(.init(topic: "orders", value: []))
            XCTAssertGreaterThanOrEqual(clock.now - start, .milliseconds(300))

            try cluster.setRoundTripTime(.seconds(20))
            start = clock.now
            let error = try await kafkaError { try await producer.sendAndAwait(.init(topic: "orders", value: [])) }
            XCTAssertEqual(error?.code, .messageTimedOut)
            XCTAssertTrue(error?.reason.contains("may have been written") ?? false, "\(String(describing: error))")
            XCTAssertLessThan(clock.now - start, .seconds(8))
            try cluster.setRoundTripTime(.zero)
        }
        await cluster.shutdown()
    }

    func testAPartitionWithoutALeaderTakesItsMessagesWhenItHasOneAgain() async throws {
        let cluster = try EmbeddedCluster(brokers: 2, partitionsPerTopic: 1)
        let partition = KafkaPartition(rawValue: 0)
        try cluster.setLeader(of: "orders", partition: partition, to: nil)
        try await cluster.withProducer(.init(deliveryTimeout: .milliseconds(300))) { producer in
            let error = try await kafkaError { try await producer.sendAndAwait(.init(topic: "orders", value: [])) }
            XCTAssertEqual(error?.code, .messageTimedOut)
        }
        for broker in [1, 2] {
            try cluster.setLeader(of: "orders", partition: partition, to: broker)
            try await cluster.withProducer { producer in
                let report = try await producer.sendAndAwait(.init(topic: "orders", value: []))
                XCTAssertEqual(report.acknowledged?.offset.rawValue, broker - 1)
            }
        }
        await cluster.shutdown()
    }

    func testATopicThatMayNotBeUsedIsNamedWithTheReason() async throws {
        let cluster = try EmbeddedCluster()
        try cluster.createTopic("orders", partitions: 1)
        try cluster.setError(ofTopic: "orders", to: .init(rawValue: "TOPIC_AUTHORIZATION_FAILED"))
        try await cluster.withProducer { producer in
            let error = try await kafkaError { try await producer.sendAndAwait(.init(topic: "orders", value: [])) }
            XCTAssertEqual(error?.code.rawValue, "TOPIC_AUTHORIZATION_FAILED")
            XCTAssertTrue(error?.reason.contains("topic orders") ?? false, "\(String(describing: error))")
        }
        try cluster.setError(ofTopic: "orders", to: nil)
        try await cluster.withProducer { producer in
            let report = try await producer.sendAndAwait(.init(topic: "orders", value: []))
            XCTAssertNotNil(report.acknowledged)
        }
        await cluster.shutdown()
    }

    func testAFaultThatCannotBeMadeIsAnErrorThatNamesIt() async throws {
        let cluster = try EmbeddedCluster(brokers: 2)
        let partition = KafkaPartition(rawValue: 0)
        let cases: [(names: String, body: () throws -> Void)] = [
            ("NO_SUCH_CODE", { try cluster.failNextRequests(with: [.init(rawValue: "NO_SUCH_CODE")]) }),
            ("NO_SUCH_CODE", { try cluster.setError(ofTopic: "orders", to: .init(rawValue: "NO_SUCH_CODE")) }),
            ("\"\"", { try cluster.failNextRequests(with: [.init(rawValue: "")]) }),
            ("broker 0", { try cluster.setDown(broker: 0) }),
            ("broker 3", { try cluster.setUp(broker: 3) }),
            ("broker -1", { try cluster.setRoundTripTime(.zero, broker: -1) }),
            ("broker \(Int.max)", { try cluster.setLeader(of: "orders", partition: partition, to: .max) }),
        ]
        for (name, body) in cases {
            let error = try await kafkaError { try body() }
            XCTAssertEqual(error?.code, .invalidConfiguration, name)
            XCTAssertTrue(error?.reason.contains(name) ?? false, "\(String(describing: error))")
        }
        let badTopic = try await kafkaError { try cluster.setError(ofTopic: "a b", to: nil) }
        XCTAssertEqual(badTopic?.code, .invalidTopic)
        let badPartition = try await kafkaError {
            try cluster.setLeader(of: "orders", partition: .unassigned, to: 1)
        }
        XCTAssertEqual(badPartition?.code, .unknownPartition)
        await cluster.shutdown()
        let afterwards = try await kafkaError { try cluster.setDown() }
        XCTAssertEqual(afterwards?.code, .closed)
    }

    /// Sends this many messages at once.
    ///
    /// - Returns: the values that were acknowledged.
    private static func send(_ count: Int, to topic: String, with producer: any KafkaProducer) async throws -> Set<
        String
    > {
        try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<count {
                group.addTask {
                    let report = try await producer.sendAndAwait(.init(topic: topic, key: "k", value: "\(number)"))
                    return report.acknowledged == nil ? nil : "\(number)"
                }
            }
            return try await group.reduce(into: []) { values, value in
                if let value { values.insert(value) }
            }
        }
    }

    private static func values(of topic: String, on cluster: EmbeddedCluster) async throws -> [String] {
        let configuration = KafkaConsumerConfiguration(groupID: "reader", topics: [topic], stopsAtEnd: true)
        return try await cluster.withConsumer(configuration) { consumer in
            var values: [String] = []
            for try await message in consumer.messages {
                values.append(String(decoding: message.value ?? [], as: UTF8.self))
            }
            return values
        }
    }
}
