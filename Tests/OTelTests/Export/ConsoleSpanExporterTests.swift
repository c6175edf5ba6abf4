import OTel
import Synchronization
import Tracing
import XCTest

final class ConsoleSpanExporterTests: XCTestCase {
    /// The 3rd of November 2025, 10:00:00.250 UTC.
    private static let start: UInt64 = 1_762_164_000_250_000_000

    private static func span(
        _ name: String = "send orders",
        kind: SpanKind = .internal,
        duration: Int64 = 1_500_999,
        attributes: SpanAttributes = [:],
        status: SpanStatus? = nil,
        service: String = "shop"
    ) -> SpanData {
        SpanData(
            context: SpanContext(traceID: TraceID(high: 0xA, low: 0xB), spanID: SpanID(0xC)),
            parent: nil,
            name: name,
            kind: kind,
            startTime: start,
            endTime: UInt64(Int64(start) + duration),
            attributes: attributes,
            status: status,
            resource: Resource(serviceName: service)
        )
    }

    private static let ids = "trace=000000000000000a000000000000000b span=000000000000000c"

    private func lines(_ spans: SpanData...) -> [String] {
        let sink = Sink()
        ConsoleSpanExporter(write: { sink.add($0) }).export(spans)
        return sink.lines
    }

    func testEachSpanIsOneLine() {
        XCTAssertEqual(
            lines(Self.span("a"), Self.span("b", kind: .producer)),
            [
                #"2025-11-03T10:00:00.250Z "shop" "a" internal 1.500 ms \#(Self.ids)"#,
                #"2025-11-03T10:00:00.250Z "shop" "b" producer 1.500 ms \#(Self.ids)"#,
            ]
        )
    }

    func testALineTellsParentStatusAttributesEventsAndLinks() {
        let (context, remote) = (Self.span().context, SpanContext(traceID: TraceID(high: 1, low: 2), spanID: SpanID(3)))
        let span = SpanData(
            context: context,
            parent: remote,
            name: "process orders",
            kind: .consumer,
            startTime: 0,
            endTime: 0,
            attributes: [
                "messaging.system": "kafka", "partition": 3, "small": .int32(-1), "ratio": 0.5, "tombstone": true,
                "words": .stringArray(["a", "b\n"]), "numbers": .int64Array([1, 2]), "tiny": .int32Array([]),
                "answers": .boolArray([true, false]), "shares": .doubleArray([0.25]),
            ],
            events: [
                SpanData.Event(name: "retry", nanosecondsSinceEpoch: 0),
                SpanData.Event(name: "retry", nanosecondsSinceEpoch: 0),
            ],
            links: [SpanData.Link(context: remote)],
            status: SpanStatus(code: .error, message: "no such order"),
            resource: Resource(serviceName: "worker")
        )
        XCTAssertEqual(
            lines(span),
            [
                #"1970-01-01T00:00:00.000Z "worker" "process orders" consumer 0.000 ms \#(Self.ids) "#
                    + #"parent=0000000000000003 status=error "no such order" messaging.system="kafka" partition=3 "#
                    + #"small=-1 ratio=0.5 tombstone=true words=["a", "b\n"] numbers=[1, 2] tiny=[] "#
                    + #"answers=[true, false] shares=[0.25] events=2 links=1"#
            ]
        )
    }

    func testAStatusWithoutAMessageIsItsCode() {
        XCTAssertTrue(lines(Self.span(status: SpanStatus(code: .ok)))[0].hasSuffix("status=ok"))
    }

    func testASpanThatEndsBeforeItStartsSaysSo() {
        XCTAssertTrue(lines(Self.span(duration: -2_000_000))[0].contains(" ends 2.000 ms before it starts "))
    }

    func testTheLatestTimesThatThereAreDoNotTrap() {
        let span = SpanData(
            context: Self.span().context,
            parent: nil,
            name: "late",
            kind: .server,
            startTime: .max,
            endTime: 0,
            resource: Resource()
        )
        XCTAssertTrue(lines(span)[0].hasPrefix(#"2554-07-21T23:34:33.709Z "unknown_service" "late" server ends "#))
    }

    func testWhatCannotBeSeenIsEscaped() {
        let cases = [
            ("", #""""#),
            (#"say "hi" \o/"#, #""say \"hi\" \\o/""#),
            ("two\nlines\r\n\tand a tab", #""two\nlines\r\n\tand a tab""#),
            ("\u{1B}[31mred\u{7}\u{0}\u{7F}", #""\u{1B}[31mred\u{7}\u{0}\u{7F}""#),
            ("\u{9B}31m\u{85}", #""\u{9B}31m\u{85}""#),
            ("abc\u{202E}fed\u{2066}\u{200F}", #""abc\u{202E}fed\u{2066}\u{200F}""#),
            ("line\u{2028}paragraph\u{2029}", #""line\u{2028}paragraph\u{2029}""#),
            ("zero\u{200B}width\u{FEFF}\u{00AD}\u{3164}", #""zero\u{200B}width\u{FEFF}\u{AD}\u{3164}""#),
            ("no\u{A0}break\u{3000}", #""no\u{A0}break\u{3000}""#),
            ("\u{E000}\u{10FFFF}\u{E0041}", #""\u{E000}\u{10FFFF}\u{E0041}""#),
            ("заказ 注文 é 🎉", #""заказ 注文 é 🎉""#),
        ]
        for (text, quoted) in cases {
            let start = "2025-11-03T10:00:00.250Z "
            XCTAssertEqual(
                lines(
                    Self.span(
                        text,
                        attributes: ["value": .string(text), "list": .stringArray([text])],
                        status: SpanStatus(code: .error, message: text),
                        service: text
                    )
                ),
                [
                    start + "\(quoted) \(quoted) internal 1.500 ms \(Self.ids) status=error \(quoted) "
                        + "value=\(quoted) list=[\(quoted)]"
                ]
            )
        }
    }

    func testAKeyThatCouldBeMistakenIsQuoted() {
        for (key, shown) in [
            ("messaging.system", "messaging.system"), ("Az_09-.", "Az_09-."), ("", #""""#), ("a b", #""a b""#),
            ("a=1 b", #""a=1 b""#), ("a\n", #""a\n""#), ("é", #""é""#),
        ] {
            XCTAssertEqual(lines(Self.span(attributes: [key: 1]))[0].suffix(shown.count + 3), " \(shown)=1")
        }
    }

    func testAfterAShutdownNothingIsWritten() {
        let sink = Sink()
        let exporter = ConsoleSpanExporter(write: { sink.add($0) })
        exporter.export([Self.span()])
        exporter.forceFlush()
        exporter.shutdown()
        exporter.shutdown()
        exporter.export([Self.span()])
        XCTAssertEqual(sink.lines.count, 1)
    }
}

private final class Sink: Sendable {
    private let all = Mutex<[String]>([])

    var lines: [String] { all.withLock { $0 } }

    func add(_ line: String) {
        all.withLock { $0.append(line) }
    }
}
