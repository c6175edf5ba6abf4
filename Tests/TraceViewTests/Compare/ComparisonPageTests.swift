import Foundation
import XCTest

@testable import TraceView

final class ComparisonPageTests: XCTestCase {
    private func data(_ expected: [TraceSpan], _ actual: [TraceSpan]) throws -> [String: Any] {
        let page = TracePage(
            title: "lab",
            comparison: TraceComparison(expected: expected, actual: actual),
            actualLabel: "mine"
        )
        let html = page.html()
        let start = try XCTUnwrap(html.range(of: #"<script type="application/json" id="data">"#))
        let end = try XCTUnwrap(html.range(of: "</script>", range: start.upperBound..<html.endIndex))
        let json = Data(html[start.upperBound..<end.lowerBound].utf8)
        return try XCTUnwrap(JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    private func traces(_ data: [String: Any], group: Int = 0) throws -> [[String: Any]] {
        let groups = try XCTUnwrap(data["groups"] as? [[String: Any]])
        return try XCTUnwrap(groups[group]["traces"] as? [[String: Any]])
    }

    private func spans(_ trace: [String: Any]) throws -> [[String: Any]] {
        try XCTUnwrap(trace["spans"] as? [[String: Any]])
    }

    func testBothSidesAreInOneGroupAndBeginTogether() throws {
        let later = ComparisonScenario.renumbered(Scenario.order()) { $0 + 5_000_000 }
        let data = try data(Scenario.order(), later)
        let traces = try traces(data)
        XCTAssertEqual(traces.map { $0["label"] as? String }, ["asked for", "mine"])
        XCTAssertEqual(traces.map { $0["isExpected"] as? Bool }, [true, false])
        let starts = try traces.map { try spans($0).map { $0["start"] as? Double } }
        XCTAssertEqual(starts[0], starts[1])
        XCTAssertEqual(starts[0].first, 0)
        XCTAssertEqual((data["differences"] as? [Any])?.count, 0)
    }

    func testWhatDiffersIsMarkedOnBothSides() throws {
        let data = try data(Scenario.order(linked: true), Scenario.linkedOrder())
        let traces = try traces(data)
        XCTAssertEqual(traces.count, 3)
        let process = try (expected: spans(traces[0])[2], actual: spans(traces[2])[0])
        XCTAssertEqual(process.expected["marks"] as? [String], ["≠ differs on the other side"])
        XCTAssertEqual(
            process.actual["marks"] as? [String],
            ["≠ its parent should be `send orders` of shop; here it has none, and begins a trace of its own"]
        )
        let differences = try XCTUnwrap(data["differences"] as? [[String: Any]])
        XCTAssertEqual(differences.map { $0["sign"] as? String }, ["≠"])
        XCTAssertEqual(differences[0]["at"] as? [Int], [0, 2, 0])
    }

    func testALinkThatTheOtherSideLacksIsWrong() throws {
        let fewer = Scenario.batch(of: 3).map { span in
            var span = span
            if span.links.count == 3 { span.links.removeLast() }
            return span
        }
        let traces = try traces(data(Scenario.batch(of: 3), fewer))
        let process = try traces.map { try spans($0)[0] }.filter { $0["name"] as? String == "process orders" }
        let wrong = process.map { ($0["links"] as? [[String: Any]] ?? []).map { $0["isWrong"] as? Bool ?? false } }
        XCTAssertEqual(wrong, [[false, false, true], [false, false]])
        XCTAssertEqual(process[0]["marks"] as? [String], ["− a link of it is missing on the other side"])
        XCTAssertEqual(process[1]["marks"] as? [String], ["− it should link to `send orders` of shop"])
    }

    func testTheSameIDsOnBothSidesAreNotMixedUp() throws {
        let traces = try traces(data(Scenario.linkedOrder(), Scenario.linkedOrder()))
        for (number, process) in [(1, 0), (3, 2)] {
            let links = try XCTUnwrap(spans(traces[number])[0]["links"] as? [[String: Any]])
            XCTAssertEqual(links[0]["to"] as? [Int], [0, process, 1])
        }
    }

    func testNothingOnOneSideIsAPageToo() throws {
        XCTAssertEqual(try traces(data(Scenario.order(), [])).count, 1)
        XCTAssertEqual(try traces(data([], Scenario.order())).count, 1)
        XCTAssertEqual((try data([], [])["groups"] as? [Any])?.count, 0)
    }
}
