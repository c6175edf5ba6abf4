import OTel
import Tracing
import XCTest

final class SpanLimitsTests: XCTestCase {
    private struct Refused: Error {}

    private let exporter = InMemorySpanExporter()

    private func tracer(_ limits: SpanLimits, sampler: any Sampler = AlwaysOnSampler()) -> OTelTracer {
        OTelTracer(
            resource: Resource(serviceName: "shop"),
            sampler: sampler,
            limits: limits,
            idGenerator: CountingIDGenerator(),
            clock: StandingClock(),
            processor: SimpleSpanProcessor(exporter: exporter),
            report: { _ in }
        )
    }

    /// The span that `body` wrote to, as the exporter gets it. Written through the API's type, as a lab does.
    private func span(_ limits: SpanLimits = SpanLimits(), _ body: (any Tracing.Span) -> Void) throws -> SpanData {
        let span = tracer(limits).startSpan("work", context: .topLevel, ofKind: .consumer)
        body(span)
        span.end()
        return try XCTUnwrap(exporter.finishedSpans.last)
    }

    /// `order.0`, `order.1` and so on.
    private func attributes(_ count: Int) -> SpanAttributes {
        var attributes = SpanAttributes()
        for index in 0..<count {
            attributes["order.\(index)"] = index
        }
        return attributes
    }

    private func names(_ attributes: SpanAttributes) -> [String] {
        var names: [String] = []
        attributes.forEach { name, _ in names.append(name) }
        return names
    }

    // MARK: - Limits

    func testTheDefaultsAreTheSpecifications() {
        let limits = SpanLimits()
        XCTAssertEqual(limits.attributeCountLimit, 128)
        XCTAssertNil(limits.attributeValueLengthLimit)
        XCTAssertEqual(limits.eventCountLimit, 128)
        XCTAssertEqual(limits.linkCountLimit, 128)
        XCTAssertEqual(limits.attributePerEventCountLimit, 128)
        XCTAssertEqual(limits.attributePerLinkCountLimit, 128)
    }

    func testANegativeLimitIsTheDefault() {
        let negative = SpanLimits(
            attributeCountLimit: -1,
            attributeValueLengthLimit: -1,
            eventCountLimit: -1,
            linkCountLimit: .min,
            attributePerEventCountLimit: -1,
            attributePerLinkCountLimit: -1
        )
        XCTAssertEqual(negative, SpanLimits())
    }

    func testALimitOfZeroKeepsNothing() throws {
        let none = SpanLimits(
            attributeCountLimit: 0,
            eventCountLimit: 0,
            linkCountLimit: 0
        )
        let data = try span(none) { span in
            span.attributes["a"] = 1
            span.addEvent("event")
            span.addLink(SpanLink(context: TestBench.remote(flags: .sampled), attributes: [:]))
        }
        XCTAssertTrue(data.attributes.isEmpty)
        XCTAssertTrue(data.events.isEmpty)
        XCTAssertTrue(data.links.isEmpty)
        XCTAssertEqual(data.droppedAttributesCount, 1)
        XCTAssertEqual(data.droppedEventsCount, 1)
        XCTAssertEqual(data.droppedLinksCount, 1)
    }

    func testASpanExactlyAtItsLimitsLosesNothing() throws {
        let data = try span { span in
            span.attributes = attributes(128)
            for _ in 0..<128 {
                span.addEvent(SpanEvent(name: "event", attributes: attributes(128)))
                span.addLink(SpanLink(context: TestBench.remote(flags: .sampled), attributes: attributes(128)))
            }
        }
        XCTAssertEqual(data.attributes, attributes(128))
        XCTAssertEqual(data.events.map(\.attributes), Array(repeating: attributes(128), count: 128))
        XCTAssertEqual(data.links.map(\.attributes), Array(repeating: attributes(128), count: 128))
        XCTAssertEqual(data.droppedAttributesCount, 0)
        XCTAssertEqual(data.droppedEventsCount, 0)
        XCTAssertEqual(data.droppedLinksCount, 0)
        XCTAssertTrue(data.events.allSatisfy { $0.droppedAttributesCount == 0 })
        XCTAssertTrue(data.links.allSatisfy { $0.droppedAttributesCount == 0 })
    }

    // MARK: - Attributes

    func testAttributesAddedOneByOneBeyondTheLimitAreDroppedAndCounted() throws {
        let data = try span(SpanLimits(attributeCountLimit: 2)) { span in
            for name in ["c", "b", "a", "d"] {
                span.attributes[name] = name
            }
        }
        XCTAssertEqual(names(data.attributes), ["c", "b"])
        XCTAssertEqual(data.droppedAttributesCount, 2)
    }

    func testOfAttributesAssignedAsAWholeTheFirstStayInOrder() throws {
        let data = try span { $0.attributes = attributes(200) }
        XCTAssertEqual(names(data.attributes), (0..<128).map { "order.\($0)" })
        XCTAssertEqual(data.droppedAttributesCount, 72)
    }

    func testAnAttributeOfAFullSpanCanBeOverwritten() throws {
        let data = try span(SpanLimits(attributeCountLimit: 2)) { span in
            span.attributes = ["a": 1, "b": 2]
            span.attributes["a"] = "new"
            span.updateAttributes { $0["b"] = "new" }
        }
        XCTAssertEqual(data.attributes, ["a": "new", "b": "new"])
        XCTAssertEqual(data.droppedAttributesCount, 0)
    }

    func testARemovedAttributeMakesRoomForAnother() throws {
        let data = try span(SpanLimits(attributeCountLimit: 2)) { span in
            span.attributes = ["a": 1, "b": 2]
            span.attributes["a"] = SpanAttribute?.none
            span.attributes["c"] = 3
        }
        XCTAssertEqual(data.attributes, ["b": 2, "c": 3])
        XCTAssertEqual(data.droppedAttributesCount, 0)
    }

    func testTheAttributesThatASamplerAddsAreLimitedToo() throws {
        struct Talkative: Sampler {
            let description = "Talkative"
            func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
                SamplingResult(
                    decision: .recordAndSample,
                    attributes: ["a": "long", "b": 2, "c": 3],
                    traceState: TraceState()
                )
            }
        }
        let limits = SpanLimits(attributeCountLimit: 2, attributeValueLengthLimit: 1)
        tracer(limits, sampler: Talkative()).startSpan("work", context: .topLevel).end()
        XCTAssertEqual(exporter.finishedSpans.first?.attributes, ["a": "l", "b": 2])
        XCTAssertEqual(exporter.finishedSpans.first?.droppedAttributesCount, 1)
    }

    // MARK: - Events

    func testLaterEventsAreDroppedAndCounted() throws {
        let data = try span { span in
            for index in 0..<200 {
                span.addEvent(SpanEvent(name: "\(index)"))
            }
            span.recordError(Refused())
        }
        XCTAssertEqual(data.events.map(\.name), (0..<128).map(String.init))
        XCTAssertEqual(data.droppedEventsCount, 73)
    }

    func testTheAttributesOfAnEventAreLimited() throws {
        let limits = SpanLimits(attributeCountLimit: 1, attributePerEventCountLimit: 3, attributePerLinkCountLimit: 1)
        let data = try span(limits) { span in
            span.addEvent(SpanEvent(name: "event", attributes: attributes(5)))
            span.recordError(Refused(), attributes: attributes(5))
        }
        XCTAssertEqual(names(data.events[0].attributes), ["order.0", "order.1", "order.2"])
        XCTAssertEqual(names(data.events[1].attributes), ["exception.type", "exception.message", "order.0"])
        XCTAssertEqual(data.events.map(\.droppedAttributesCount), [2, 4])
        XCTAssertEqual(data.droppedAttributesCount, 0)
    }

    // MARK: - Links

    func testTwoHundredLinksComeOutAs128AndACountOf72() throws {
        let data = try span { span in
            for offset in 0..<200 {
                let attributes: SpanAttributes = ["messaging.kafka.offset": .int64(Int64(offset))]
                span.addLink(SpanLink(context: TestBench.remote(flags: .sampled), attributes: attributes))
            }
        }
        XCTAssertEqual(data.links.count, 128)
        XCTAssertEqual(data.links.first?.attributes, ["messaging.kafka.offset": 0])
        XCTAssertEqual(data.links.last?.attributes, ["messaging.kafka.offset": 127])
        XCTAssertEqual(data.droppedLinksCount, 72)
    }

    func testALinkToNowhereTakesNoPlaceAndIsNoDrop() throws {
        let data = try span(SpanLimits(linkCountLimit: 1)) { span in
            span.addLink(SpanLink(context: .topLevel, attributes: [:]))
            span.addLink(SpanLink(context: TestBench.remote(flags: .sampled), attributes: [:]))
            span.addLink(SpanLink(context: .topLevel, attributes: [:]))
        }
        XCTAssertEqual(data.links.count, 1)
        XCTAssertEqual(data.droppedLinksCount, 0)
    }

    func testTheAttributesOfALinkAreLimited() throws {
        let limits = SpanLimits(attributeCountLimit: 1, attributePerEventCountLimit: 1, attributePerLinkCountLimit: 3)
        let data = try span(limits) { span in
            span.addLink(SpanLink(context: TestBench.remote(flags: .sampled), attributes: attributes(5)))
        }
        XCTAssertEqual(names(data.links[0].attributes), ["order.0", "order.1", "order.2"])
        XCTAssertEqual(data.links[0].droppedAttributesCount, 2)
        XCTAssertEqual(data.droppedAttributesCount, 0)
    }

    // MARK: - Value length

    func testStringsAreCutToTheLimitInUnicodeScalarsAndNothingElseIs() throws {
        let cases: [(value: SpanAttribute, limit: Int, expected: SpanAttribute)] = [
            ("abc", 3, "abc"),
            ("abcd", 3, "abc"),
            ("abcd", 0, ""),
            ("", 0, ""),
            ("заказ", 5, "заказ"),
            ("заказ", 3, "зак"),
            ("😀😀😀", 3, "😀😀😀"),
            ("😀😀😀", 2, "😀😀"),
            ("e\u{301}e\u{301}", 3, "e\u{301}e"),
            ("a\r\nb", 2, "a\r"),
            (.stringArray(["abcd", "", "ab", "заказ"]), 3, .stringArray(["abc", "", "ab", "зак"])),
            (.stringArray(["a", "b", "c", "d"]), 3, .stringArray(["a", "b", "c", "d"])),
            (.int64(123_456), 3, .int64(123_456)),
            (.int32(123_456), 3, .int32(123_456)),
            (.double(0.123456), 3, .double(0.123456)),
            (.bool(false), 3, .bool(false)),
            (.int64Array([1, 2, 3, 4]), 3, .int64Array([1, 2, 3, 4])),
            (.int32Array([1, 2, 3, 4]), 3, .int32Array([1, 2, 3, 4])),
            (.doubleArray([1, 2, 3, 4]), 3, .doubleArray([1, 2, 3, 4])),
            (.boolArray([true, true, true, true]), 3, .boolArray([true, true, true, true])),
        ]
        for (value, limit, expected) in cases {
            let data = try span(SpanLimits(attributeValueLengthLimit: limit)) { span in
                span.attributes["value"] = value
                span.addEvent(SpanEvent(name: "a long name", attributes: ["value": value]))
                span.addLink(SpanLink(context: TestBench.remote(flags: .sampled), attributes: ["value": value]))
            }
            let what = "\(value) at \(limit)"
            XCTAssertEqual(data.attributes, ["value": expected], what)
            XCTAssertEqual(data.events.map(\.attributes), [["value": expected]], what)
            XCTAssertEqual(data.links.map(\.attributes), [["value": expected]], what)
            XCTAssertEqual(data.events.map(\.name), ["a long name"], what)
            XCTAssertEqual(data.droppedAttributesCount, 0, what)
        }
    }

    func testCuttingKeepsTheOrderAndTheNames() throws {
        let data = try span(SpanLimits(attributeCountLimit: 3, attributeValueLengthLimit: 1)) { span in
            span.attributes = ["zebra": "long", "apple": 12, "mango": "long", "fig": "long"]
        }
        XCTAssertEqual(names(data.attributes), ["zebra", "apple", "mango"])
        XCTAssertEqual(data.attributes, ["zebra": "l", "apple": 12, "mango": "l"])
        XCTAssertEqual(data.droppedAttributesCount, 1)
    }

    func testWithoutALengthLimitALongStringStaysWhole() throws {
        let long = String(repeating: "x", count: 100_000)
        let data = try span { $0.attributes["value"] = long }
        XCTAssertEqual(data.attributes.get("value"), .string(long))
    }

    // MARK: - Whole spans

    func testTheLimitsAreOfEachSpanAlone() throws {
        let limits = SpanLimits(linkCountLimit: 1)
        for _ in 0..<2 {
            let data = try span(limits) { span in
                for _ in 0..<3 {
                    span.addLink(SpanLink(context: TestBench.remote(flags: .sampled), attributes: [:]))
                }
            }
            XCTAssertEqual(data.links.count, 1)
            XCTAssertEqual(data.droppedLinksCount, 2)
        }
    }

    func testNoEventIsLostUncountedWhenManyTasksWrite() async throws {
        let span = tracer(SpanLimits()).startSpan("work", context: .topLevel)
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<300 {
                group.addTask { span.addEvent(SpanEvent(name: "\(index)")) }
            }
        }
        span.end()
        let data = try XCTUnwrap(exporter.finishedSpans.first)
        XCTAssertEqual(Set(data.events.map(\.name)).count, 128)
        XCTAssertEqual(data.droppedEventsCount, 172)
    }
}
