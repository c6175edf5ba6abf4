import Foundation
import XCTest

@testable import TraceView

final class OTLPMetricReaderTests: XCTestCase {
    private func line(_ metric: String) -> String {
        #"{"resourceMetrics":[{"scopeMetrics":[{"metrics":["# + metric + "]}]}]}"
    }

    func testEveryFieldIsRead() {
        let json = #"""
            {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
            "scopeMetrics":[{"scope":{"name":"lab"},"metrics":[{"name":"wait","description":"Queue.","unit":"s",
            "histogram":{"dataPoints":[{"attributes":[{"key":"k","value":{"intValue":"1"}}],"startTimeUnixNano":"1",
            "timeUnixNano":"2","count":"3","sum":1.5,"bucketCounts":["1","2"],"explicitBounds":[0.5],"min":0.25,
            "max":1}],"aggregationTemporality":2}},
            {"name":"sent","sum":{"dataPoints":[{"timeUnixNano":"2","asInt":"9223372036854775807"},{"asDouble":0.5}],
            "aggregationTemporality":1,"isMonotonic":true}}]}]}]}
            """#
        let document = OTLPMetricReader.read(Data(json.utf8))
        XCTAssertEqual(document.problems, [])
        let shop: TraceAttributes = ["service.name": "shop"]
        let expected = [
            MetricPoint(
                name: "wait",
                description: "Queue.",
                unit: "s",
                attributes: ["k": .int(1)],
                startTimeUnixNano: 1,
                timeUnixNano: 2,
                value: .histogram(
                    HistogramBuckets(
                        count: 3,
                        sum: 1.5,
                        min: 0.25,
                        max: 1,
                        explicitBounds: [0.5],
                        bucketCounts: [1, 2]
                    )
                ),
                resourceAttributes: shop,
                scopeName: "lab"
            ),
            MetricPoint(
                name: "sent",
                timeUnixNano: 2,
                isDelta: true,
                value: .int(.max),
                resourceAttributes: shop,
                scopeName: "lab"
            ),
            MetricPoint(name: "sent", isDelta: true, value: .double(0.5), resourceAttributes: shop, scopeName: "lab"),
        ]
        XCTAssertEqual(document.points, expected)
    }

    func testMetricsOfOtherToolsAreReadToo() {
        let lines = [
            line(#"{"name":"a","gauge":{"data_points":[{"as_double":"NaN"},{}]}}"#),
            line(
                #"{"name":"b","histogram":{"dataPoints":[{"count":3}],"aggregationTemporality":"AGGREGATION_TEMPORALITY_DELTA"}}"#
            ),
        ]
        let document = OTLPMetricReader.read(lines: lines)
        XCTAssertEqual(document.problems, [])
        XCTAssertEqual(document.points.map(\.name), ["a", "b"])
        XCTAssertEqual(document.points.map(\.isDelta), [false, true])
        XCTAssertEqual(document.points.last?.value, .histogram(HistogramBuckets(count: 3)))
    }

    func testWhatCannotBeReadIsNamedAndTheRestIsRead() {
        let good = line(#"{"name":"good","sum":{"dataPoints":[{"asInt":"1"}]}}"#)
        let cases: [(line: String, problem: String)] = [
            ("[1]", #"m.jsonl:2: no OTLP metrics: {"resourceMetrics":[…]} was expected"#),
            (#"{"spans":[]}"#, #"m.jsonl:2: no OTLP metrics: the object has no "resourceMetrics""#),
            (#"{"resourceMetrics":1}"#, #"m.jsonl:2: "resourceMetrics" is no array; it is left out"#),
            (line("1"), #"m.jsonl:2: an element of "metrics" is no object; it is left out"#),
            (
                line(#"{"name":"x","summary":{}}"#),
                #"m.jsonl:2: the metric "x" is no histogram, sum or gauge; it is left out"#
            ),
            (
                line(#"{"name":"x","histogram":{"dataPoints":[{"bucketCounts":["1"],"explicitBounds":[1,2]}]}}"#),
                #"m.jsonl:2: the histogram "x" has 2 bounds and 1 bucket counts; the point is left out"#
            ),
            (
                line(#"{"name":"x","histogram":{"dataPoints":[{"bucketCounts":["-1","2"],"explicitBounds":[1]}]}}"#),
                #"m.jsonl:2: the histogram "x" has 1 bounds and 1 bucket counts; the point is left out"#
            ),
            (
                line(
                    #"{"name":"x","histogram":{"dataPoints":[{"bucketCounts":[1,2,3],"explicitBounds":[2,"NaN"]}]}}"#
                ),
                #"m.jsonl:2: the histogram "x" has bounds that do not ascend; the point is left out"#
            ),
        ]
        for (line, problem) in cases {
            let document = OTLPMetricReader.read(lines: [good, line, good], source: "m.jsonl")
            XCTAssertEqual(document.problems.map(\.description), [problem], line)
            XCTAssertEqual(document.points.map(\.name), ["good", "good"], line)
        }
    }

    func testALineThatIsNotJSONIsTheSameProblemAsInATraceFile() {
        let bad = ["{\"resourceMetrics\":", "\u{1B}[31m"]
        XCTAssertEqual(OTLPMetricReader.read(lines: bad).problems, OTLPReader.read(lines: bad).problems)
        XCTAssertEqual(OTLPMetricReader.read(lines: bad).problems.count, 2)
    }

    func testSpansAndMetricsInOneFileDoNotDisturbEachOther() {
        let lines = [
            #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"send orders"}]}]}]}"#,
            line(#"{"name":"sent","sum":{"dataPoints":[{"asInt":"1"}]}}"#),
            #"{"resourceLogs":[]}"#,
        ]
        let metrics = OTLPMetricReader.read(lines: lines)
        XCTAssertEqual(metrics.points.map(\.name), ["sent"])
        XCTAssertEqual(metrics.problems, [])
        let trace = OTLPReader.read(lines: lines)
        XCTAssertEqual(trace.spans.map(\.name), ["send orders"])
        XCTAssertEqual(trace.problems, [])
    }

    func testAMissingFileIsNamedWithTheRemedy() {
        let path = NSTemporaryDirectory() + UUID().uuidString + ".metrics.jsonl"
        XCTAssertEqual(
            MetricFile.read(paths: [path]).problems.map(\.description),
            ["\(path): no such file; run the lab first, it writes its metrics to .traces/"]
        )
    }

    func testOfCumulativePointsTheLatestOfEachSeriesCounts() {
        let points: [MetricPoint] = [
            .stub(counts: [1], time: 1), .stub(counts: [9], attributes: ["k": "v"], time: 1),
            .stub(counts: [3], time: 3), .stub(counts: [2], time: 2), .stub(counts: [4], time: 2, service: "shop"),
            .stub(counts: [5], time: 1, isDelta: true), .stub(counts: [6], time: 2, isDelta: true),
        ]
        let expected = [points[2], points[1], points[4], points[5], points[6]]
        XCTAssertEqual(MetricDocument(points: points).latestPoints, expected)
    }
}
