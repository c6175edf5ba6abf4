import Foundation
import XCTest

@testable import TraceView

final class TracePageTests: XCTestCase {
    /// The data element of a page, decoded as the page's script does it.
    private func data(_ page: TracePage) throws -> [String: Any] {
        let html = page.html()
        let start = try XCTUnwrap(html.range(of: #"<script type="application/json" id="data">"#))
        let end = try XCTUnwrap(html.range(of: "</script>", range: start.upperBound..<html.endIndex))
        let json = Data(html[start.upperBound..<end.lowerBound].utf8)
        return try XCTUnwrap(JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    private func spans(_ data: [String: Any], group: Int = 0, trace: Int = 0) throws -> [[String: Any]] {
        let groups = try XCTUnwrap(data["groups"] as? [[String: Any]])
        let traces = try XCTUnwrap(groups[group]["traces"] as? [[String: Any]])
        return try XCTUnwrap(traces[trace]["spans"] as? [[String: Any]])
    }

    private func page(_ spans: [TraceSpan], records: [TraceRecord] = []) -> TracePage {
        TracePage(title: "a page", document: TraceDocument(spans: spans), records: records)
    }

    func testThePageNeedsNothingElse() {
        let html = page(Scenario.linkedOrder()).html()
        for outside in ["http://", "https://", "@import", "src=", "<link rel=\"stylesheet\""] {
            let places = html.components(separatedBy: outside).count - 1
            // The name space of SVG is a name and is not fetched.
            XCTAssertEqual(places, outside == "http://" ? 1 : 0, outside)
        }
    }

    func testTimesAreCountedFromTheEarliestSpan() throws {
        let data = try data(
            page([.stub("a", id: "01", from: 1000, to: 3500), .stub("b", id: "02", parent: "01", from: 2000, to: 3000)])
        )
        XCTAssertEqual(data["base"] as? String, "1700000000001000000")
        let spans = try spans(data)
        XCTAssertEqual(spans.map { $0["start"] as? Double }, [0, 1_000_000])
        XCTAssertEqual(spans.map { $0["duration"] as? Double }, [2_500_000, 1_000_000])
        XCTAssertEqual(spans.map { $0["parent"] as? Int }, [nil, 0])
    }

    func testALinkSaysWhereItsSpanIsInAnotherTrace() throws {
        let data = try data(page(Scenario.linkedOrder()))
        let process = try spans(data, trace: 1)[0]
        let link = try XCTUnwrap((process["links"] as? [[String: Any]])?.first)
        XCTAssertEqual(link["to"] as? [Int], [0, 0, 1])
        let wait = try XCTUnwrap((process["waits"] as? [[String: Any]])?.first)
        XCTAssertEqual(wait["text"] as? String, "waited 12.3 ms in Kafka")
        XCTAssertEqual(wait["from"] as? [Int], [0, 0, 1])
    }

    func testALinkToASpanThatIsNotThereHasNoPlace() throws {
        let link = TraceSpan.Link(traceID: "ffffffffffffffffffffffffffffffff", spanID: "1111111111111111")
        let spans = try spans(data(page([.stub("a", id: "01", from: 0, to: 1, links: [link])])))
        let shown = try XCTUnwrap((spans[0]["links"] as? [[String: Any]])?.first)
        XCTAssertNil(shown["to"])
        XCTAssertEqual(shown["spanID"] as? String, "1111111111111111")
    }

    func testNoTextCanEndTheScriptThatItStandsIn() throws {
        let hostile = "</script><script>alert(1)</script><!--"
        let span = TraceSpan.stub(
            hostile,
            service: hostile,
            id: "01",
            from: 0,
            to: 1,
            attributes: ["k": .string(hostile)]
        )
        let record = TraceRecord(
            topic: hostile,
            partition: 0,
            offset: 0,
            key: hostile,
            headers: [.init(key: hostile, value: hostile)]
        )
        let page = TracePage(
            title: hostile,
            document: TraceDocument(spans: [span], problems: [ReadProblem(source: hostile, message: hostile)]),
            records: [record]
        )
        XCTAssertEqual(page.html().components(separatedBy: "</script>").count - 1, 2)
        XCTAssertFalse(page.html().contains("<script>alert"))
        XCTAssertEqual(try spans(data(page))[0]["name"] as? String, hostile)
    }

    func testWhatCouldNotBeReadIsOnThePage() throws {
        let page = TracePage(
            title: "t",
            document: TraceDocument(problems: [ReadProblem(source: "a.jsonl", line: 3, message: "not JSON")])
        )
        XCTAssertEqual(try data(page)["problems"] as? [String], ["a.jsonl:3: not JSON"])
    }

    func testSpansWithoutTimesAndWithTimesTheWrongWayRoundAreThere() throws {
        var timeless = TraceSpan.stub("timeless", id: "01", from: 0, to: 0)
        timeless.startTimeUnixNano = 0
        timeless.endTimeUnixNano = 0
        let backwards = TraceSpan.stub("backwards", id: "02", from: 10, to: 5)
        let spans = try spans(data(page([timeless, backwards])))
        XCTAssertEqual(Set(spans.map { $0["name"] as? String }), ["timeless", "backwards"])
        XCTAssertTrue(spans.allSatisfy { $0["duration"] == nil && ($0["notes"] as? [String])?.count == 1 })
    }

    func testRecordsComeBackFromTheFileBesideTheTrace() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let trace = folder.appendingPathComponent("lab03.jsonl").path
        let record = TraceRecord(
            topic: "orders",
            partition: 1,
            offset: .max,
            key: "order-1",
            headers: [.init(key: "traceparent", value: "00-…"), .init(key: "traceparent", value: "(null)")]
        )
        let lines = try TraceRecordFile.lines([record]) + "no JSON\n"
        try Data(lines.utf8).write(to: URL(fileURLWithPath: TraceRecordFile.path(besides: trace)))

        XCTAssertEqual(TraceRecordFile.path(besides: trace), folder.appendingPathComponent("lab03.records.jsonl").path)
        XCTAssertEqual(TraceRecordFile.read(besides: [trace]), [record])
        XCTAssertEqual(TraceRecordFile.read(besides: [folder.appendingPathComponent("none.jsonl").path]), [])
    }
}
