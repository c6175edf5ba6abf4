import Kafka
import Streams
import XCTest

final class StreamOperatorTests: XCTestCase {
    private let headers = [
        KafkaHeader(key: "traceparent", value: "00-a"), KafkaHeader(key: "n", value: nil),
        KafkaHeader(key: "b", value: [0xFF]), KafkaHeader(key: "b", value: [0xFE]),
    ]

    private func run(
        _ bench: StreamBench,
        _ operators: (RecordStream) -> RecordStream
    ) async throws {
        let (stream, consumer) = try bench.stream()
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration())
        do {
            try await operators(stream).send(to: "out", through: producer)
        } catch {
            await consumer.shutdown()
            throw error
        }
        await consumer.shutdown()
    }

    func testWithoutOperatorsARecordGoesThroughAsItIs() async throws {
        let bench = StreamBench()
        try bench.stage(5, key: nil, headers: headers)
        try await run(bench) { $0 }
        let record = bench.broker.records(in: "out").first
        XCTAssertEqual(record?.headers, headers)
        XCTAssertEqual(record?.value, Array("5".utf8))
        XCTAssertNil(record?.key)
    }

    func testANewRecordHasOnlyTheHeadersThatItIsGiven() async throws {
        let bench = StreamBench()
        try bench.stage(5, headers: headers)
        try await run(bench) { $0.map { StreamRecord(key: $0.key, value: [1], timestamp: $0.timestamp) } }
        XCTAssertEqual(bench.broker.records(in: "out").first?.headers, [])
    }

    func testACopyWithAnotherPartKeepsTheRest() {
        let record = StreamRecord(key: [1], value: [2], timestamp: 3, headers: headers)
        XCTAssertEqual(record.withKey([9]), StreamRecord(key: [9], value: [2], timestamp: 3, headers: headers))
        XCTAssertEqual(record.withValue(nil), StreamRecord(key: [1], value: nil, timestamp: 3, headers: headers))
        XCTAssertEqual(record.withTimestamp(-3), StreamRecord(key: [1], value: [2], timestamp: -3, headers: headers))
        XCTAssertEqual(record.withHeaders([]), StreamRecord(key: [1], value: [2], timestamp: 3))
    }

    func testOperatorsWorkInTheirOrderAndLeftOutRecordsGoNoFurther() async throws {
        let bench = StreamBench()
        for time in Int64(1)...4 { try bench.stage(time) }
        try await run(bench) {
            $0.map { $0.withValue(($0.value ?? []) + Array("x".utf8)) }
                .filter { $0.timestamp.isMultiple(of: 2) }
                .map { $0.withValue(($0.value ?? []) + Array("y".utf8)) }
        }
        XCTAssertEqual(bench.output, ["2xy", "4xy"])
        XCTAssertEqual(bench.committed, 4)
    }

    func testARecordThatCannotBeSentStaysUncommitted() async throws {
        let bench = StreamBench()
        for time in Int64(1)...2 { try bench.stage(time) }
        let failure = KafkaError(code: .transport, reason: "the broker is away")
        bench.broker.failNextDelivery(with: failure)
        await assertThrows(failure) { try await run(bench) { $0 } }
        XCTAssertNil(bench.committed)
        try await run(bench) { $0 }
        XCTAssertEqual(bench.output, ["1", "2"])
        XCTAssertEqual(bench.committed, 2)
    }

    func testAnErrorOfAnOperatorIsThrownOn() async throws {
        struct Refused: Error, Equatable {}
        let bench = StreamBench()
        try bench.stage(1)
        await assertThrows(Refused()) { try await run(bench) { $0.filter { _ in throw Refused() } } }
        XCTAssertNil(bench.committed)
    }
}
