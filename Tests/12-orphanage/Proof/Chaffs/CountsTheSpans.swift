import OTel
import Tracing

@testable import Lab12Solution

/// The test expects so many spans for so many records.
enum CountsTheSpans {
    static func problems(in trace: OrderTrace) -> [String] {
        var problems: [String] = []
        let expected = 4 + 3 * trace.records.count
        if trace.spans.count != expected { problems.append("\(trace.spans.count) spans, and not \(expected)") }
        return problems
    }
}
