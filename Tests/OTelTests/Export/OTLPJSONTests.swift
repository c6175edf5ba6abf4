import Foundation
import Tracing
import XCTest

@testable import OTel

final class OTLPJSONTests: XCTestCase {
    private let parent = SpanContext(
        traceID: TraceID(high: 0x0AF7_6519_16CD_43DD, low: 0x8448_EB21_1C80_319C),
        spanID: SpanID(0x00F0_67AA_0BA9_02B7),
        traceFlags: [.sampled, .random],
        isRemote: true
    )

    private func span(_ name: String = "process orders", service: String = "billing") -> SpanData {
        SpanData(
            context: SpanContext(
                traceID: parent.traceID,
                spanID: SpanID(0xB7AD_6B71_6920_3331),
                traceFlags: [.sampled, .random],
                traceState: TraceState(parsing: "vendor=1") ?? TraceState()
            ),
            parent: parent,
            name: name,
            kind: .consumer,
            startTime: 1_780_000_000_000_000_001,
            endTime: 1_780_000_000_000_000_002,
            attributes: [
                "text": "a \"quoted\"\n\u{7}line", "int": 9_007_199_254_740_993, "double": 0.5, "bool": true,
                "list": [1, 2],
            ],
            events: [SpanData.Event(name: "event", nanosecondsSinceEpoch: 5)],
            links: [SpanData.Link(context: parent, attributes: ["messaging.kafka.offset": 3])],
            status: SpanStatus(code: .error, message: "refused"),
            resource: Resource(serviceName: service)
        )
    }

    func testASpanIsEncodedAsTheSpecificationSays() {
        let text = String(decoding: OTLPJSON.encode([span()]), as: UTF8.self)
        let expected = [
            #"{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"billing"}},"#,
            #"{"key":"telemetry.sdk.name","value":{"stringValue":"kafka-tracing-workshop"}},"#,
            #"{"key":"telemetry.sdk.language","value":{"stringValue":"swift"}},"#,
            #"{"key":"telemetry.sdk.version","value":{"stringValue":"0.1.0"}}]},"#,
            #""scopeSpans":[{"scope":{"name":"kafka-tracing-workshop"},"spans":[{"#,
            #""traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","traceState":"vendor=1","#,
            #""parentSpanId":"00f067aa0ba902b7","flags":771,"name":"process orders","kind":5,"#,
            #""startTimeUnixNano":"1780000000000000001","endTimeUnixNano":"1780000000000000002","#,
            #""attributes":[{"key":"text","value":{"stringValue":"a \"quoted\"\n\u0007line"}},"#,
            #"{"key":"int","value":{"intValue":"9007199254740993"}},{"key":"double","value":{"doubleValue":0.5}},"#,
            #"{"key":"bool","value":{"boolValue":true}},"#,
            #"{"key":"list","value":{"arrayValue":{"values":[{"intValue":"1"},{"intValue":"2"}]}}}],"#,
            #""events":[{"timeUnixNano":"5","name":"event"}],"#,
            #""links":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"00f067aa0ba902b7","#,
            #""attributes":[{"key":"messaging.kafka.offset","value":{"intValue":"3"}}],"flags":771}],"#,
            #""status":{"message":"refused","code":2}}]}]}]}"#,
        ].joined()
        XCTAssertEqual(text, expected)
    }

    func testSpansAreGroupedByResource() throws {
        let encoded = OTLPJSON.encode([span("a"), span("b", service: "shop"), span("c")])
        let document = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(encoded)) as? [String: [[String: Any]]])
        XCTAssertEqual(document["resourceSpans"]?.count, 2)
    }

    func testHostileNamesStayValidJSON() throws {
        let hostile = "\u{0}\u{1F}\"\\</script>\u{2028}\u{202E}😀" + String(repeating: "x", count: 10_000)
        let encoded = OTLPJSON.encode([span(hostile)])
        XCTAssertFalse(encoded.contains(UInt8(ascii: "\n")))
        let document = try JSONSerialization.jsonObject(with: Data(encoded))
        XCTAssertTrue("\(document)".contains("script"))
        let text = try XCTUnwrap(String(validating: encoded, as: UTF8.self))
        XCTAssertTrue(text.contains(#""name":"\u0000\u001f\"\\</script>"#))
    }

    private func encoded(_ span: SpanData) throws -> [String: Any] {
        let document = try JSONSerialization.jsonObject(with: Data(OTLPJSON.encode([span]))) as? [String: Any]
        let resourceSpans = document?["resourceSpans"] as? [[String: Any]]
        let scopeSpans = resourceSpans?.first?["scopeSpans"] as? [[String: Any]]
        return try XCTUnwrap((scopeSpans?.first?["spans"] as? [[String: Any]])?.first)
    }

    private func spanThatLost(
        attributes: Int = 0,
        events: Int = 0,
        links: Int = 0,
        eventAttributes: Int = 0,
        linkAttributes: Int = 0
    ) -> SpanData {
        SpanData(
            context: parent,
            parent: nil,
            name: "poll orders",
            kind: .client,
            startTime: 1,
            endTime: 2,
            events: [SpanData.Event(name: "e", nanosecondsSinceEpoch: 1, droppedAttributesCount: eventAttributes)],
            links: [SpanData.Link(context: parent, droppedAttributesCount: linkAttributes)],
            droppedAttributesCount: attributes,
            droppedEventsCount: events,
            droppedLinksCount: links,
            resource: Resource(serviceName: "billing")
        )
    }

    func testWhatTheLimitsDroppedIsCountedWhereItWasDropped() throws {
        let span = try encoded(
            spanThatLost(attributes: 1, events: 2, links: 72, eventAttributes: 4, linkAttributes: 5)
        )
        XCTAssertEqual(span["droppedAttributesCount"] as? Int, 1)
        XCTAssertEqual(span["droppedEventsCount"] as? Int, 2)
        XCTAssertEqual(span["droppedLinksCount"] as? Int, 72)
        XCTAssertEqual((span["events"] as? [[String: Any]])?.map { $0["droppedAttributesCount"] as? Int }, [4])
        XCTAssertEqual((span["links"] as? [[String: Any]])?.map { $0["droppedAttributesCount"] as? Int }, [5])
    }

    func testEachCountIsWrittenOnlyWhenItIsNotZero() {
        let cases: [(span: SpanData, expected: [String])] = [
            (spanThatLost(), []),
            (spanThatLost(attributes: 1), [#""droppedAttributesCount":1,"events":["#]),
            (spanThatLost(events: 2), [#""droppedEventsCount":2,"links":["#]),
            (spanThatLost(links: 3), [#""droppedLinksCount":3,"status":"#]),
            (spanThatLost(eventAttributes: 4), [#""name":"e","droppedAttributesCount":4}"#]),
            (spanThatLost(linkAttributes: 5), [#""droppedAttributesCount":5,"flags":"#]),
        ]
        for (span, expected) in cases {
            let text = String(decoding: OTLPJSON.encode([span]), as: UTF8.self)
            XCTAssertEqual(text.components(separatedBy: "dropped").count - 1, expected.count, text)
            for part in expected {
                XCTAssertTrue(text.contains(part), "\(part) is not in \(text)")
            }
        }
    }

    func testACountThatProtobufCannotHoldIsTheLargestThatItCan() throws {
        XCTAssertEqual(try encoded(spanThatLost(links: .max))["droppedLinksCount"] as? Int, 4_294_967_295)
    }

    func testTheLinksThatASpanLostReachTheDocument() throws {
        let bench = TestBench()
        let span = bench.tracer.startSpan("poll orders", context: .topLevel, ofKind: .client)
        for _ in 0..<200 {
            span.addLink(SpanLink(context: TestBench.remote(flags: .sampled), attributes: [:]))
        }
        span.end()
        let document = try encoded(XCTUnwrap(bench.spans.first))
        XCTAssertEqual((document["links"] as? [Any])?.count, 128)
        XCTAssertEqual(document["droppedLinksCount"] as? Int, 72)
    }

    func testNumbersThatJSONDoesNotHaveAreStrings() {
        var writer = JSONWriter()
        writer.object { $0.attributes(["nan": .double(.nan), "low": .double(-.infinity), "high": .double(.infinity)]) }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        XCTAssertTrue(text.contains(#"{"doubleValue":"NaN"}"#), text)
        XCTAssertTrue(text.contains(#"{"doubleValue":"-Infinity"}"#), text)
        XCTAssertTrue(text.contains(#"{"doubleValue":"Infinity"}"#), text)
    }
}
