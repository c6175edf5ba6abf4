import Logging
import Tracing
import XCTest

@testable import Grading

final class BenchLogTests: XCTestCase {
    /// As in a lab: one logger for the whole program.
    private static let logger = Logger(label: "orders")

    private func check() -> Check<Int> {
        Check("log-lines-lead-to-the-trace", "Log lines lead to the trace", step: 1) { number, bench in
            await bench.service("shop") {
                await withSpan("POST /orders") { _ in
                    for line in 0..<10 {
                        Self.logger.info("\(number).\(line)")
                        await Task.yield()
                    }
                }
            }
            let ids = Set(bench.logs.map { $0.metadata["trace_id"]?.description })
            guard bench.logs.map(\.message) == (0..<10).map({ "\(number).\($0)" }),
                ids == [bench.spans.first?.context.traceID.description],
                bench.logs.allSatisfy({ $0.resource.serviceName == "shop" })
            else { throw Feedback("\(bench.logs)", why: "") }
        }
    }

    func testEachCheckSeesItsOwnLogLinesWhileOthersRun() async {
        let check = check()
        let outcomes = await withTaskGroup(of: CheckOutcome.self) { group in
            for number in 0..<8 {
                group.addTask { await check.run(on: number, seed: UInt64(number)) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        XCTAssertEqual(outcomes.count, 8)
        for outcome in outcomes {
            guard case .passed = outcome else { return XCTFail("\(outcome)") }
        }
    }
}
