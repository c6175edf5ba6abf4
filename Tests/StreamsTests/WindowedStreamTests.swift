import Kafka
import Streams
import XCTest

final class WindowedStreamTests: XCTestCase {
    private func run(
        _ times: [(Int64, String?)],
        outOfOrderness: Int64 = 0,
        closesWindowsAtEnd: Bool = false
    ) async throws -> StreamBench {
        let bench = StreamBench()
        for (time, key) in times { try bench.stage(time, key: key) }
        if times.isEmpty { try bench.broker.createTopic("in", partitions: 1) }
        try await bench.aggregate(outOfOrderness: outOfOrderness, closesWindowsAtEnd: closesWindowsAtEnd)
        return bench
    }

    func testAWindowClosesWhenTheWatermarkReachesItsEnd() async throws {
        let early = try await run([(0, "a"), (9, "a")])
        XCTAssertEqual(early.output, [])
        let due = try await run([(0, "a"), (9, "a"), (10, "a")])
        XCTAssertEqual(due.output, ["a[0,10): 0 1"])
    }

    func testTheWatermarkStaysBehindTheLatestEventByTheOutOfOrderness() async throws {
        let early = try await run([(0, "a"), (14, "a")], outOfOrderness: 5)
        XCTAssertEqual(early.output, [])
        let due = try await run([(0, "a"), (15, "a")], outOfOrderness: 5)
        XCTAssertEqual(due.output, ["a[0,10): 0"])
    }

    func testEventsOutOfOrderFindTheirWindow() async throws {
        let bench = try await run([(5, "a"), (12, "a"), (7, "a"), (15, "a")], outOfOrderness: 5)
        XCTAssertEqual(bench.output, ["a[0,10): 0 2"])
        XCTAssertEqual(bench.log.entries, [])
    }

    func testAnEventBehindTheWatermarkIsLateAndInNoWindow() async throws {
        let bench = try await run([(5, "a"), (10, "a"), (9, "a"), (20, "a")])
        XCTAssertEqual(bench.output, ["a[0,10): 0", "a[10,20): 1"])
        XCTAssertEqual(bench.log.entries, ["2 for [0,10)"])
    }

    func testAnEventBehindTheWatermarkIsNotLateWhileItsWindowIsOpen() async throws {
        let bench = try await run([(18, "a"), (11, "a"), (20, "a")])
        XCTAssertEqual(bench.output, ["a[10,20): 0 1"])
        XCTAssertEqual(bench.log.entries, [])
    }

    func testAnEventOfAKeyWithoutAWindowIsLateWhenTheWindowIsOver() async throws {
        let bench = try await run([(10, "a"), (9, "b")])
        XCTAssertEqual(bench.log.entries, ["1 for [0,10)"])
    }

    func testEachKeyHasAWindowOfItsOwnAndTheOrderIsTheKeys() async throws {
        let bench = try await run([(1, "b"), (2, "a"), (3, nil), (4, "b"), (5, "ab"), (10, "z")])
        XCTAssertEqual(bench.output, ["null[0,10): 2", "a[0,10): 1", "ab[0,10): 4", "b[0,10): 0 3"])
    }

    func testWindowsThatCloseTogetherCloseInTheOrderOfTime() async throws {
        let bench = try await run([(15, "a"), (1, "b"), (100, "a")], outOfOrderness: 50)
        XCTAssertEqual(bench.output, ["b[0,10): 1", "a[10,20): 0"])
    }

    func testTimesBefore1970HaveWindowsToo() async throws {
        let bench = try await run([(-11, "a"), (-10, "a"), (-1, "a"), (0, "a"), (10, "a")])
        XCTAssertEqual(bench.output, ["a[-20,-10): 0", "a[-10,0): 1 2", "a[0,10): 3"])
    }

    func testTheEndOfTheInputClosesWindowsOnlyWhenAsked() async throws {
        let kept = try await run([(1, "a"), (2, "b")])
        XCTAssertEqual(kept.output, [])
        XCTAssertNil(kept.committed)
        let closed = try await run([(1, "a"), (2, "b")], closesWindowsAtEnd: true)
        XCTAssertEqual(closed.output, ["a[0,10): 0", "b[0,10): 1"])
        XCTAssertEqual(closed.committed, 2)
    }

    func testAnEmptyInputPutsNothingOut() async throws {
        let bench = try await run([], closesWindowsAtEnd: true)
        XCTAssertEqual(bench.output, [])
        XCTAssertNil(bench.committed)
    }

    func testPartitionsHaveWatermarksOfTheirOwn() async throws {
        let bench = StreamBench()
        try bench.broker.createTopic("in", partitions: 2)
        try bench.stage(5, key: "a", partition: 0)
        try bench.stage(100, key: "b", partition: 1)
        try bench.stage(6, key: "a", partition: 0)
        try await bench.aggregate(closesWindowsAtEnd: true)
        XCTAssertEqual(bench.log.entries, [])
        XCTAssertEqual(bench.output, ["a[0,10): 0 1", "b[100,110): 0"])
    }

    func testANegativeOutOfOrdernessIsRefused() async throws {
        let bench = StreamBench()
        try bench.stage(1)
        do {
            try await bench.aggregate(outOfOrderness: -1)
            XCTFail("nothing was thrown")
        } catch StreamError.invalidDuration(let reason) {
            XCTAssertTrue(reason.contains("out-of-orderness"), reason)
        }
    }

    func testAnEventTimeWithoutAWindowIsRefusedByName() async throws {
        let bench = StreamBench()
        try bench.stage(.max)
        await assertThrows(StreamError.timestampOutOfRange(.max)) { try await bench.aggregate() }
    }
}
