import Tracing

/// A span in a backend, as a query sees it.
struct SampleSpan: Sendable {
    /// What it is, for people.
    var title: String
    var name = "process orders"
    var kind = SpanKind.consumer
    var duration = Duration.milliseconds(20)
    var traceID = "11111111111111111111111111111111"
    var attributes: [String: String] = ["messaging.system": "kafka"]
    /// The trace ids of its links.
    var links: [String] = []
}
