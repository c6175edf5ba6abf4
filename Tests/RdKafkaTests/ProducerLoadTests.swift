import Kafka
import Synchronization
import XCTest

@testable import RdKafka

/// A producer that is given more than the brokers take.
final class ProducerLoadTests: XCTestCase {
    func testSendersForWhomThereIsNoRoomWaitAndGoInInTheOrderInWhichTheyCame() async throws {
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        let producer = try await Self.openProducer(on: cluster, queue: 5)
        try cluster.setDown()
        let senders = try await Self.startSenders(40, with: producer)

        let waiting = await Self.waiting(with: producer, expecting: 35)
        XCTAssertEqual(waiting, 35, "all that the queue of 5 cannot hold")
        try cluster.setUp()
        for (number, sender) in senders.enumerated() {
            let offset = try await sender.value
            XCTAssertEqual(offset, number + 1)
        }
        await producer.shutdown()
        await cluster.shutdown()
    }

    func testASenderThatIsCancelledWhileItWaitsForRoomIsNeverSent() async throws {
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        let producer = try await Self.openProducer(on: cluster, queue: 5)
        try cluster.setDown()
        let senders = try await Self.startSenders(20, with: producer)
        for number in [5, 12, 19] {
            senders[number].cancel()
            let result = await senders[number].result
            XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError, "\($0)") }
        }
        let waiting = await Self.waiting(with: producer, expecting: 12)
        XCTAssertEqual(waiting, 12, "they left the line")

        try cluster.setUp()
        var offsets: [Int?] = []
        for (number, sender) in senders.enumerated() where ![5, 12, 19].contains(number) {
            try await offsets.append(sender.value)
        }
        XCTAssertEqual(offsets, (1...17).map { $0 })
        let report = try await producer.sendAndAwait(.init(topic: "orders", value: []))
        XCTAssertEqual(report.acknowledged?.offset.rawValue, 18, "nothing else was written")
        await producer.shutdown()
        await cluster.shutdown()
    }

    func testAMessageThatNoQueueHasRoomForIsAnErrorAndDoesNotWait() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let broker = RdKafkaBroker(
            bootstrapServers: cluster.bootstrapServers,
            options: ["queue.buffering.max.kbytes": "1"]
        )
        try await broker.withProducer { producer in
            let large = [UInt8](repeating: 0, count: 5000)
            let error = try await kafkaError { _ = try await producer.sendAndAwait(.init(topic: topic, value: large)) }
            XCTAssertEqual(error?.code, .messageTooLarge)
            XCTAssertTrue(error?.reason.contains("queue.buffering.max.kbytes") ?? false, "\(String(describing: error))")
            let report = try await producer.sendAndAwait(.init(topic: topic, value: [1]))
            XCTAssertNotNil(report.acknowledged)
        }
    }

    func testAShutdownDeliversWhatWaitedForRoom() async throws {
        let reports = Mutex<[String]>([])
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        let producer = try await Self.openProducer(on: cluster, queue: 5) { line in
            reports.withLock { $0.append(line) }
        }
        try cluster.setDown()
        let senders = try await Self.startSenders(30, with: producer)
        try cluster.setUp()
        await producer.shutdown()
        for (number, sender) in senders.enumerated() {
            let offset = try await sender.value
            XCTAssertEqual(offset, number + 1)
        }
        XCTAssertEqual(reports.withLock { $0 }, [], "there is nothing to report")
        await cluster.shutdown()
    }

    func testAShutdownNamesWhatItCouldNotDeliverAndEachSenderHasItsError() async throws {
        let reports = Mutex<[String]>([])
        let cluster = try EmbeddedCluster(partitionsPerTopic: 1)
        let producer = try await Self.openProducer(on: cluster, queue: 5, timeout: .milliseconds(500)) { line in
            reports.withLock { $0.append(line) }
        }
        _ = try await producer.sendAndAwait(.init(topic: "payments", value: []))
        try cluster.setDown()
        var senders = try await Self.startSenders(8, with: producer)
        senders += try await Self.startSenders(1, to: "payments", with: producer)
        senders[6].cancel()
        _ = await senders[6].result

        await producer.shutdown()
        await producer.shutdown()
        for (number, sender) in senders.enumerated() where number != 6 {
            let error = try await kafkaError { _ = try await sender.value }
            let topic = number < 8 ? "orders" : "payments"
            XCTAssertTrue(
                error?.reason.contains("topic \(topic) was not delivered") ?? false,
                "\(String(describing: error))"
            )
            XCTAssertTrue(error?.reason.contains("end it again") ?? false, "the remedy: \(String(describing: error))")
        }
        XCTAssertEqual(
            reports.withLock { $0 },
            [
                "warning: Kafka producer \"shop\" was shut down with 8 messages undelivered: 7 to topic orders, "
                    + "1 to topic payments. Each sendAndAwait that still waited for one has thrown; send what matters again."
            ]
        )
        await cluster.shutdown()
    }

    /// How many senders wait for room, once it is `count`. The first message, whose report has come, may have its place in
    /// the queue for a moment more.
    private static func waiting(with producer: RdKafkaProducer, expecting count: Int) async -> Int {
        let deadline = ContinuousClock.now + .seconds(10)
        while producer.loop.load.waiting != count, ContinuousClock.now < deadline { await Task.yield() }
        return producer.loop.load.waiting
    }

    /// A producer that has sent one message to `orders`, with a queue for this many.
    private static func openProducer(
        on cluster: EmbeddedCluster,
        queue: Int,
        timeout: Duration = .seconds(60),
        report: (@Sendable (String) -> Void)? = nil
    ) async throws -> RdKafkaProducer {
        try cluster.createTopic("orders", partitions: 1)
        try cluster.createTopic("payments", partitions: 1)
        let broker = RdKafkaBroker(
            bootstrapServers: cluster.bootstrapServers,
            options: ["queue.buffering.max.messages": "\(queue)"],
            report: report
        )
        let producer = try RdKafkaProducer(.init(clientID: "shop", deliveryTimeout: timeout), on: broker)
        _ = try await producer.sendAndAwait(.init(topic: "orders", value: []))
        return producer
    }

    /// Starts senders one after the other, each when the one before is in the queue or in the line.
    private static func startSenders(
        _ count: Int,
        to topic: String = "orders",
        with producer: RdKafkaProducer
    ) async throws -> [Task<Int?, any Error>] {
        var senders: [Task<Int?, any Error>] = []
        let before = producer.loop.load.taken
        for number in 0..<count {
            senders.append(
                Task { try await producer.sendAndAwait(.init(topic: topic, value: [])).acknowledged?.offset.rawValue }
            )
            while producer.loop.load.taken <= before + number { await Task.yield() }
        }
        return senders
    }
}
