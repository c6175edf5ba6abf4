import Grading
import OTel
import Tracing
import XCTest

/// Work inside a span is told from work elsewhere.
final class BenchInsideTests: XCTestCase {
    func testASpanAndWhatIsBelowItAreInsideIt() async throws {
        let bench = Bench(seed: 1)
        await bench.service("billing") {
            withSpan("outer") { _ in withSpan("middle") { _ in withSpan("inner") { _ in } } }
            withSpan("another") { _ in }
        }
        let spans = Dictionary(uniqueKeysWithValues: bench.spans.map { ($0.name, $0) })
        let outer = try XCTUnwrap(spans["outer"])
        for (name, isInside) in [("outer", true), ("middle", true), ("inner", true), ("another", false)] {
            XCTAssertEqual(bench.isInside(spans[name]?.context, outer), isInside, name)
        }
        let inner = try XCTUnwrap(spans["inner"])
        XCTAssertFalse(bench.isInside(outer.context, inner))
        XCTAssertFalse(bench.isInside(nil, outer))
        XCTAssertFalse(bench.isInside(bench.remoteSpanContext(), outer))
    }
}
