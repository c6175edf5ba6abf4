import OTel
import Tracing

@testable import Lab12Solution

/// The test is always red.
enum AlwaysFindsSomething {
    static func problems(in trace: OrderTrace) -> [String] {
        ["\(trace.spans.count) spans"]
    }
}
