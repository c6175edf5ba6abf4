import XCTest

@testable import TraceView

final class TraceForestTests: XCTestCase {
    private func outline(_ spans: [TraceSpan]) -> [[[String]]] {
        TraceForest(spans: spans).groups.map { group in
            group.traces.map { trace in
                trace.nodes.map { String(repeating: " ", count: $0.depth) + "\($0.span.spanID) \($0.standing)" }
            }
        }
    }

    func testChildrenStandBelowTheirParentByStartTime() {
        let spans: [TraceSpan] = [
            .stub("", id: "late", parent: "root", from: 5, to: 6),
            .stub("", id: "leaf", parent: "early", from: 3, to: 4),
            .stub("", id: "early", parent: "root", from: 2, to: 4),
            .stub("", id: "root", from: 1, to: 9),
        ]
        XCTAssertEqual(outline(spans), [[["root root", " early child", "  leaf child", " late child"]]])
        XCTAssertEqual(outline(spans.reversed()), outline(spans))
    }

    func testNodesKnowTheirParentAndSiblings() throws {
        let trace = Trace(
            traceID: "t",
            spans: [
                .stub("", id: "a", from: 1, to: 9), .stub("", id: "b", parent: "a", from: 2, to: 3),
                .stub("", id: "c", parent: "a", from: 4, to: 5),
            ]
        )
        XCTAssertEqual(trace.nodes.map(\.parent), [nil, 0, 0])
        XCTAssertEqual(trace.nodes.map(\.isLastSibling), [true, false, true])
        XCTAssertEqual(trace.nodes.map(\.hasChildren), [true, false, false])
    }

    func testASpanWhoseParentIsMissingIsAnOrphan() {
        let spans: [TraceSpan] = [
            .stub("", id: "a", parent: "gone", from: 1, to: 2), .stub("", id: "b", parent: "a", from: 2, to: 3),
        ]
        XCTAssertEqual(outline(spans), [[["a orphan", " b child"]]])
    }

    func testASpanWithoutAnIDIsNobodysParent() {
        let spans: [TraceSpan] = [.stub("", id: "", from: 1, to: 2), .stub("", id: "b", parent: "", from: 2, to: 3)]
        XCTAssertEqual(outline(spans), [[[" root", "b orphan"]]])
    }

    func testAParentInAnotherTraceDoesNotCount() {
        let spans: [TraceSpan] = [
            .stub("", trace: "t1", id: "a", from: 1, to: 2),
            .stub("", trace: "t2", id: "b", parent: "a", from: 2, to: 3),
        ]
        XCTAssertEqual(outline(spans), [[["a root"]], [["b orphan"]]])
    }

    func testACircleOfParentsIsCutOpenAtItsEarliestSpan() {
        let spans: [TraceSpan] = [
            .stub("", id: "b", parent: "a", from: 2, to: 3), .stub("", id: "a", parent: "b", from: 1, to: 2),
            .stub("", id: "c", parent: "b", from: 3, to: 4), .stub("", id: "self", parent: "self", from: 5, to: 6),
        ]
        XCTAssertEqual(outline(spans), [[["a cycle", " b child", "  c child", "self cycle"]]])
    }

    func testAVeryDeepChainIsNoObstacle() {
        let spans = (0..<50_000).map {
            TraceSpan.stub("s", id: "\($0)", parent: $0 == 0 ? nil : "\($0 - 1)", from: $0, to: $0 + 1)
        }
        let nodes = TraceForest(spans: spans).groups[0].traces[0].nodes
        XCTAssertEqual(nodes.last?.depth, 49_999)
    }

    func testLinkedTracesFormOneGroupByStart() {
        let spans: [TraceSpan] = [
            .stub("", trace: "t3", id: "c", from: 30, to: 31, links: [.init(traceID: "t2", spanID: "b")]),
            .stub("", trace: "t4", id: "d", from: 5, to: 6),
            .stub("", trace: "t2", id: "b", from: 20, to: 21, links: [.init(traceID: "t1", spanID: "gone")]),
            .stub("", trace: "t1", id: "a", from: 10, to: 11),
        ]
        XCTAssertEqual(outline(spans), [[["d root"]], [["a root"], ["b root"], ["c root"]]])
    }

    func testALinkToATraceThatIsNotThereJoinsNothing() {
        let spans: [TraceSpan] = ["t1", "t2"].enumerated().map { index, trace in
            .stub("", trace: trace, id: "x", from: index, to: 9, links: [.init(traceID: "gone", spanID: "g")])
        }
        XCTAssertEqual(outline(spans), [[["x root"]], [["x root"]]])
    }

    func testASpanThatWasReadTwiceIsShownOnce() {
        let span = TraceSpan.stub("", id: "a", from: 1, to: 2)
        var other = span
        other.name = "another span with the same id"
        XCTAssertEqual(outline([span, span]), [[["a root"]]])
        XCTAssertEqual(outline([span, other, span]), [[["a root", "a root"]]])
    }

    func testATraceWithoutTimesComesLast() {
        let timeless = TraceSpan(traceID: "t0", spanID: "z", name: "", startTimeUnixNano: 0, endTimeUnixNano: 5)
        XCTAssertEqual(outline([timeless, .stub("", id: "a", from: 1, to: 2)]), [[["a root"]], [["z root"]]])
        XCTAssertNil(TraceForest(spans: [timeless]).groups[0].timeRange)
    }
}
