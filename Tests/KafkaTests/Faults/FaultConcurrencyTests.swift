import Kafka
import Synchronization
import XCTest

final class FaultConcurrencyTests: XCTestCase {
    func testAsManyDeliveriesFailAsTheScheduleSaysHoweverManyTasksSend() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 3)
        broker.inject(.deliveryFails(.every(4), to: "orders"))
        broker.inject(.acknowledgementLost(.times(10), to: "orders"))
        let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { try await broker.outcomes(of: 100) } }
            return try await group.reduce(into: "") { $0 += $1 }
        }
        XCTAssertEqual(outcomes.count { $0 == "x" }, 210)
        XCTAssertEqual(broker.records(in: "orders").count, 600)
        XCTAssertEqual(broker.struckFaults.count, 210)
    }

    func testEveryAcknowledgedMessageIsHandledHoweverTheGroupIsShaken() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 6)
        broker.inject(.acknowledgementLost(.withProbability(0.1, seed: 1)))
        broker.inject(.duplicate(.withProbability(0.1, seed: 2)))
        broker.inject(.rebalance(.times(20), in: "billing"))
        broker.inject(.rebalanceBeforeCommit(.withProbability(0.02, seed: 3), in: "billing"))
        broker.inject(.crashBeforeCommit(.withProbability(0.01, seed: 4), in: "billing"))
        let (senders, messages) = (8, 100)
        let handled = HandledMessages(expecting: senders * messages)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for sender in 0..<senders {
                group.addTask {
                    try await broker.sendWithRetries((0..<messages).map { "\(sender)-\($0)" }, attempts: 1000)
                }
            }
            group.addTask {
                for _ in 0..<20 {
                    broker.inject(.outage(operations: 5))
                    await Task.yield()
                }
            }
            for _ in 0..<4 {
                group.addTask {
                    while !handled.isOver { await handled.handle(from: broker) }
                }
            }
            try await group.waitForAll()
        }
        XCTAssertTrue(handled.isComplete)
    }
}

/// The texts that some member has handled.
private final class HandledMessages: Sendable {
    private let texts = Mutex<Set<String>>([])
    private let expected: Int
    private let polls = Atomic(0)

    init(expecting expected: Int) {
        self.expected = expected
    }

    var isComplete: Bool { texts.withLock { $0.count } >= expected }

    /// Also when a message does not come however often it is asked for.
    var isOver: Bool { isComplete || polls.load(ordering: .relaxed) > 1_000_000 }

    /// One process's life: handles messages until it crashes or all is over.
    func handle(from broker: InMemoryBroker) async {
        guard let consumer = try? broker.consumer(stopsAtEnd: false) else { return }
        while !isOver {
            polls.add(1, ordering: .relaxed)
            guard let messages = try? await consumer.poll(maxMessages: 5, timeout: .zero) else { return }
            for message in messages {
                _ = texts.withLock { $0.insert(message.text) }
                do {
                    try await consumer.commit(message)
                } catch let error as KafkaError where error.code == .unknownMember {
                    return
                } catch {}
            }
            await Task.yield()
        }
        await consumer.shutdown()
    }
}
