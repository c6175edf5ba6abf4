import TestSupport
import XCTest

@testable import TraceView

final class WaterfallPropertyTests: XCTestCase {
    private static let names = [
        "send orders", "", "process 注文を処理する", "🛒🛒🛒 👩‍👩‍👧", "שלום עולם", "\u{1B}]0;title\u{7}\u{1B}[2J", "a\r\nb\u{202E}",
        "e\u{301}\u{301}", String(repeating: "long ", count: 2000), String(repeating: "注", count: 3000),
        "\u{200B}\u{0}",
    ]

    private func spans(_ random: inout SeededGenerator) -> [TraceSpan] {
        let ids = (0..<12).map { "\($0)00000000000000" }
        func time(_ random: inout SeededGenerator) -> UInt64 {
            [
                0, .max, UInt64(random.number(below: 1000)),
                1_700_000_000_000_000_000 + UInt64(random.number(below: 5_000_000)),
            ]
            .randomElement(using: &random) ?? 0
        }
        func name(_ random: inout SeededGenerator) -> String { Self.names.randomElement(using: &random) ?? "" }
        return (0..<random.number(below: 14)).map { _ in
            TraceSpan(
                traceID: "\(random.number(below: 4))",
                spanID: ids[random.number(below: ids.count)],
                parentSpanID: random.number(below: 4) == 0 ? nil : ids[random.number(below: ids.count)],
                name: name(&random),
                kind: TraceSpan.Kind.allCases.randomElement(using: &random) ?? .internal,
                startTimeUnixNano: time(&random),
                endTimeUnixNano: time(&random),
                attributes: ["error.type": .string(name(&random)), "messaging.system": .string(name(&random))],
                links: (0..<random.number(below: 6)).map { _ in
                    .init(traceID: "\(random.number(below: 5))", spanID: ids[random.number(below: ids.count)])
                },
                status: .init(code: random.number(below: 3) == 0 ? .error : .unset, message: name(&random)),
                flags: UInt32(random.number(below: 1024)),
                resourceAttributes: ["service.name": .string(name(&random))],
                droppedLinksCount: UInt32(random.number(below: 2))
            )
        }
    }

    func testNoLineIsWiderThanAllowedAndNoControlCharacterGetsThrough() {
        for seed in UInt64(0)..<300 {
            var random = SeededGenerator(seed: seed)
            let spans = spans(&random)
            let width = [1, 40, 49, 60, 79, 80, 100, 173][random.number(below: 8)]
            let picture = Waterfall(.init(width: width)).render(spans)
            for line in picture.split(separator: "\n") {
                XCTAssertLessThanOrEqual(DisplayWidth.of(line), max(width, 40), "seed \(seed): \(line)")
            }
            let controls = picture.unicodeScalars.filter { $0 != "\n" && $0.properties.generalCategory == .control }
            XCTAssertTrue(controls.isEmpty, "seed \(seed): \(controls)")
            XCTAssertEqual(picture, Waterfall(.init(width: width)).render(spans), "seed \(seed)")
        }
    }

    func testWithoutItsEscapesTheColouredPictureIsThePlainOne() throws {
        let escape = try Regex("\u{1B}\\[[0-9]+m")
        for seed in UInt64(0)..<100 {
            var random = SeededGenerator(seed: seed)
            let spans = spans(&random)
            let coloured = Waterfall(.init(color: true)).render(spans)
            XCTAssertEqual(coloured.replacing(escape, with: ""), Waterfall().render(spans), "seed \(seed)")
        }
    }

    func testEverySpanHasItsRow() {
        for seed in UInt64(0)..<100 {
            var random = SeededGenerator(seed: seed)
            var spans = spans(&random)
            for index in spans.indices { spans[index].name = "span\(index)." }
            let picture = Waterfall(.init(width: 200, maximumLinks: 0)).render(spans)
            for span in spans { XCTAssertTrue(picture.contains(span.name), "seed \(seed): \(span.name)") }
        }
    }
}
