import Foundation
import Kafka
import Logging
import OTel
import Tracing
import XCTest

@testable import LabKit

final class LabRunTests: XCTestCase {
    private let exporter = InMemorySpanExporter()
    private let tap = WireTap()
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
    private let logs = InMemoryLogRecordExporter()
    private lazy var lab = LabRun(
        broker: InMemoryBroker(),
        processor: SimpleSpanProcessor(exporter: exporter),
        tap: tap,
        metrics: LabMetrics(tracePath: folder.appendingPathComponent("lab08.jsonl").path),
        logs: logs
    )

    func testATopicThatIsThereKeepsItsPartitions() async throws {
        try await lab.broker.createTopic("orders", partitions: 4)
        _ = try await lab.consumer(groupID: "billing", topics: ["orders"], clientID: "billing-1")
        try await lab.broker.createTopic("orders", partitions: 4)
    }

    func testATopicWithAnIllegalNameIsAnError() async throws {
        do {
            _ = try await lab.consumer(groupID: "billing", topics: ["or/ders"], clientID: "billing-1")
            XCTFail("nothing was thrown")
        } catch let error as KafkaError {
            XCTAssertEqual(error.code, .invalidTopic)
        }
    }

    func testEachServiceHasAResourceOfItsOwnAndStartsWithoutAContext() async {
        TaskLocalTracer.bootstrap()
        await lab.service("shop") {
            await withSpan("outer") { _ in
                await lab.service("billing") { withSpan("inner") { _ in } }
            }
        }
        XCTAssertEqual(exporter.finishedSpans.map(\.resource.serviceName), ["billing", "shop"])
        XCTAssertEqual(exporter.finishedSpans.map(\.parent), [nil, nil])
    }

    func testALogLineTellsItsServiceAndTheActiveSpan() async {
        TaskLocalTracer.bootstrap()
        TaskLocalLogging.bootstrap()
        await lab.service("shop") {
            let logger = Logger(label: "orders")
            withSpan("POST /orders") { _ in logger.info("order placed", metadata: ["order.id": "o-1"]) }
            await lab.service("billing") { logger.info("outside a span") }
        }
        XCTAssertEqual(logs.records.map(\.resource.serviceName), ["shop", "billing"])
        let span = exporter.finishedSpans.first?.context
        XCTAssertEqual(
            logs.records.map(\.metadata),
            [
                [
                    "order.id": "o-1", "trace_id": "\(span?.traceID.description ?? "")",
                    "span_id": "\(span?.spanID.description ?? "")",
                    "trace_flags": "03",
                ], [:],
            ]
        )
    }

    func testWhatAConsumerReceivesIsSeenOnceAndItEndsWhereTheTopicEnds() async throws {
        let producer = try lab.producer(clientID: "shop-1")
        for text in ["a", "b", "c"] {
            try await producer.sendAndAwait(KafkaProducerMessage(topic: "orders", key: "k", value: text))
        }
        let consumer = try await lab.consumer(groupID: "billing", topics: ["orders"], clientID: "billing-1")
        let first = try await consumer.next()
        let rest = try await consumer.poll(maxMessages: 10, timeout: .zero)
        let end = try await consumer.next()
        XCTAssertEqual([first?.value] + rest.map(\.value), ["a", "b", "c"].map { Array($0.utf8) })
        XCTAssertNil(end)

        let again = try await lab.consumer(groupID: "audit", topics: ["orders"], clientID: "audit-1")
        for try await _ in again.messages {}
        XCTAssertEqual(tap.seen.map(\.offset.rawValue), [0, 1, 2])
    }

    func testClosingShutsDownWhatWasOpened() async throws {
        let producer = try lab.producer(clientID: "shop-1")
        await lab.close()
        do {
            try await producer.sendAndAwait(KafkaProducerMessage(topic: "orders", key: "k", value: "v"))
            XCTFail("the producer still sends")
        } catch let error as KafkaError {
            XCTAssertEqual(error.code, .closed)
        }
    }
}
