import OTel
import TestSupport
import XCTest

/// What is sent again, when, and for how long.
final class OTLPHTTPExporterRetryTests: XCTestCase {
    private func response(_ status: Int, retryAfter: String? = nil) -> ScriptedTransport.Answer {
        .success(OTLPResponse(status: status, retryAfter: retryAfter))
    }

    /// The waits of one export that is answered so.
    private func waits(_ script: [ScriptedTransport.Answer], timeout: Duration = .seconds(10)) throws -> [Duration] {
        let bench = try ExporterBench(ScriptedTransport(script), timeout: timeout)
        bench.exporter.export(ExporterBench.spans())
        return bench.clock.waits
    }

    func testASuccessIsSentOnceAndSaysNothing() throws {
        let transport = ScriptedTransport([response(200)])
        let bench = try ExporterBench(transport)
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 1)
        XCTAssertEqual(transport.timeouts, [.seconds(10)])
        XCTAssertEqual(bench.clock.waits, [])
        XCTAssertEqual(bench.lines.all, [])
    }

    func testTheSameBodyIsSentAgainAfterABackOffThatDoubles() throws {
        let transport = ScriptedTransport([
            response(503), .failure(.connection("refused")), response(502), response(200),
        ])
        let bench = try ExporterBench(transport)
        let spans = ExporterBench.spans(2)
        bench.exporter.export(spans)
        XCTAssertEqual(bench.clock.waits, [.milliseconds(500), .seconds(1), .seconds(2)])
        XCTAssertEqual(transport.requests.map(\.body), Array(repeating: OTLPJSON.encode(spans), count: 4))
        XCTAssertEqual(
            transport.timeouts,
            [.seconds(10), .milliseconds(9_500), .milliseconds(8_500), .milliseconds(6_500)]
        )
        XCTAssertEqual(bench.lines.all, [])
    }

    func testFiveAttemptsAreEnough() throws {
        XCTAssertEqual(
            try waits([.failure(.connection("refused"))]),
            [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)]
        )
    }

    func testABackOffThatWouldOutlastTheTimeoutIsNotBegun() throws {
        XCTAssertEqual(try waits([response(503)], timeout: .seconds(3)), [.milliseconds(500), .seconds(1)])
        XCTAssertEqual(try waits([response(503)], timeout: .milliseconds(500)), [])
    }

    func testTimeSpentInRequestsCountsToo() throws {
        let clock = Slot<ManualExportClock>()
        let transport = ScriptedTransport([response(503)], onSend: { clock.value?.advance(by: .seconds(4)) })
        let bench = try ExporterBench(transport)
        clock.value = bench.clock
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.timeouts, [.seconds(10), .milliseconds(5_500), .milliseconds(500)])
        XCTAssertEqual(bench.clock.waits, [.milliseconds(500), .seconds(1)])
    }

    func testRetryAfterTakesThePlaceOfTheBackOff() throws {
        XCTAssertEqual(try waits([response(429, retryAfter: "7"), response(200)]), [.seconds(7)])
        XCTAssertEqual(
            try waits([response(503, retryAfter: "Sun, 06 Nov 1994 08:49:43 GMT"), response(200)]),
            [.seconds(6)]
        )
        XCTAssertEqual(try waits([response(429, retryAfter: "soon"), response(200)]), [.milliseconds(500)])
    }

    func testARetryAfterOfNoTimeIsStillBounded() throws {
        let transport = ScriptedTransport([response(429, retryAfter: "0")])
        let bench = try ExporterBench(transport)
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 5)
        XCTAssertEqual(bench.clock.waits, [])
    }

    func testAPauseBeyondTheTimeoutHoldsForTheNextExportsToo() throws {
        let transport = ScriptedTransport([response(429, retryAfter: "60"), response(200)])
        let bench = try ExporterBench(transport)
        bench.exporter.export(ExporterBench.spans())
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 1)
        bench.clock.advance(by: .seconds(55))
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 2)
        XCTAssertEqual(bench.clock.waits, [.seconds(5)])
    }

    func testAPauseOfYearsIsCutToFiveMinutes() throws {
        let transport = ScriptedTransport([response(429, retryAfter: "99999999999999999999"), response(200)])
        let bench = try ExporterBench(transport)
        bench.exporter.export(ExporterBench.spans())
        bench.clock.advance(by: .seconds(301))
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 2)
    }

    func testARejectionIsNotSentAgain() throws {
        for status in [400, 401, 404, 408, 413, 500, 501, 302] {
            let transport = ScriptedTransport([response(status)])
            let bench = try ExporterBench(transport)
            bench.exporter.export(ExporterBench.spans())
            XCTAssertEqual(transport.requests.count, 1, "\(status)")
            XCTAssertEqual(bench.lines.all.count, 1, "\(status)")
        }
    }

    func testADeadCollectorIsTriedOncePerExportUntilItHasRecovered() throws {
        let dead = Array(repeating: ScriptedTransport.Answer.failure(.connection("refused")), count: 7)
        let transport = ScriptedTransport(dead + [response(200), response(503), response(200)])
        let bench = try ExporterBench(transport)
        let counts = (0..<5).map { _ in
            let before = transport.requests.count
            bench.exporter.export(ExporterBench.spans())
            return transport.requests.count - before
        }
        XCTAssertEqual(counts, [5, 1, 1, 1, 2])
    }

    func testACollectorThatRefusesSpansIsStillTriedAgainWhenItIsBusy() throws {
        let transport = ScriptedTransport([response(400), response(503), response(200)])
        let bench = try ExporterBench(transport)
        bench.exporter.export(ExporterBench.spans())
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 3)
    }

    func testShutdownEndsABackOff() throws {
        let transport = ScriptedTransport([response(503)])
        let bench = try ExporterBench(transport)
        bench.clock.onWait { bench.exporter.shutdown() }
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 1)
        XCTAssertTrue(transport.isClosed)
    }

    func testAfterShutdownARequestUnderWayIsNotTriedAgain() throws {
        let exporter = Slot<OTLPHTTPExporter>()
        let busy = response(429, retryAfter: "0")
        let transport = ScriptedTransport([busy], onSend: { exporter.value?.shutdown() })
        let bench = try ExporterBench(transport)
        exporter.value = bench.exporter
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 1)
    }

    func testNothingIsSentAfterShutdownAndNothingForNoSpans() throws {
        let transport = ScriptedTransport([response(200)])
        let bench = try ExporterBench(transport)
        bench.exporter.export([])
        bench.exporter.forceFlush()
        bench.exporter.shutdown()
        bench.exporter.shutdown()
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(transport.requests.count, 0)
        XCTAssertEqual(bench.lines.all, [])
    }
}
