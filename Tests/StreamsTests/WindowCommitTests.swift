import Kafka
import Streams
import XCTest

/// What is committed, and what a restart reads again.
final class WindowCommitTests: XCTestCase {
    private func bench(_ times: [(Int64, String)]) throws -> StreamBench {
        let bench = StreamBench()
        for (time, key) in times { try bench.stage(time, key: key) }
        return bench
    }

    func testARecordIsCommittedWhenItsWindowIsOut() async throws {
        let bench = try bench([(1, "a"), (2, "a"), (10, "a")])
        try await bench.aggregate()
        XCTAssertEqual(bench.committed, 2)
    }

    func testARecordInAnOpenWindowHoldsUpThoseBehindIt() async throws {
        let bench = try bench([(11, "b"), (1, "a"), (2, "a"), (15, "b")])
        try await bench.aggregate(outOfOrderness: 5)
        XCTAssertEqual(bench.output, ["a[0,10): 1 2"])
        XCTAssertNil(bench.committed)
    }

    func testNoPlaceInsideAWindowIsCommitted() async throws {
        let bench = try bench([(1, "a"), (11, "a"), (2, "a"), (15, "a")])
        try await bench.aggregate(outOfOrderness: 5)
        XCTAssertEqual(bench.output, ["a[0,10): 0 2"])
        XCTAssertNil(bench.committed, "offset 1 would bring the first window again without its first record")
    }

    func testALateRecordHoldsNothingUp() async throws {
        let bench = try bench([(1, "a"), (10, "a"), (2, "a"), (20, "a")])
        try await bench.aggregate()
        XCTAssertEqual(bench.committed, 3)
        XCTAssertEqual(bench.log.entries.count, 1)
    }

    func testNoPlaceIsCommittedTwice() async throws {
        let bench = try bench([(1, "a"), (10, "a"), (2, "a"), (3, "b"), (20, "a"), (21, "b"), (30, "a")])
        let (_, consumer) = try bench.stream()
        let counting = CountingConsumer(consumer: consumer)
        try await bench.stream(of: counting).aggregate(
            WindowRecorder(log: bench.log),
            over: TumblingWindows(size: .milliseconds(10)),
            through: bench.broker.makeProducer(KafkaProducerConfiguration()),
            closesWindowsAtEnd: true
        )
        let offsets = counting.committed
        XCTAssertEqual(offsets, offsets.sorted())
        XCTAssertEqual(Set(offsets).count, offsets.count, "\(offsets)")
        XCTAssertEqual(offsets.last, 6)
    }

    func testARestartReadsOpenWindowsAgain() async throws {
        let bench = try bench([(1, "a"), (10, "a"), (11, "b")])
        try await bench.aggregate()
        try bench.stage(12)
        try bench.stage(20)
        try await bench.aggregate()
        XCTAssertEqual(bench.output, ["a[0,10): 0", "a[10,20): 1 3", "b[10,20): 2"])
        XCTAssertEqual(bench.committed, 4)
    }

    func testAWindowThatCouldNotBePutOutComesAgainWhole() async throws {
        let bench = try bench([(1, "a"), (2, "b"), (3, "a"), (10, "a")])
        let failure = KafkaError(code: .notEnoughReplicas, reason: "too few replicas")
        bench.broker.failNextDelivery(with: failure)
        await assertThrows(failure) { try await bench.aggregate() }
        XCTAssertNil(bench.committed)
        try await bench.aggregate()
        XCTAssertEqual(bench.output, ["a[0,10): 0 2", "b[0,10): 1"])
    }

    /// Stops after every delivery in turn, restarts, and compares with the run that never stopped.
    func testWhereverAJobStopsNoRecordIsLostAndNoWindowComesInPart() async throws {
        let times: [(Int64, String)] = [
            (1, "a"), (3, "b"), (12, "a"), (4, "a"), (15, "b"), (27, "a"), (18, "b"), (33, "a"), (29, "b"), (45, "a"),
            (60, "b"),
        ]
        let whole = try bench(times)
        try await whole.aggregate(outOfOrderness: 9, closesWindowsAtEnd: true)
        XCTAssertEqual(whole.output.count, 9)
        XCTAssertEqual(whole.committed, times.count)

        for stop in 0..<whole.output.count {
            let bench = try bench(times)
            for _ in 0..<stop { bench.broker.failNextDelivery(with: Self.lost, recordIsWritten: true) }
            for _ in 0...stop {
                try? await bench.aggregate(outOfOrderness: 9, closesWindowsAtEnd: true)
            }
            XCTAssertEqual(Set(bench.output), Set(whole.output), "after \(stop) stops")
            XCTAssertEqual(bench.committed, times.count, "after \(stop) stops")
        }
    }

    private static let lost = KafkaError(code: .messageTimedOut, reason: "the acknowledgement was lost")
}
