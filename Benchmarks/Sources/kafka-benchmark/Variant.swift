/// How a loop is traced.
enum Variant: String, CaseIterable, Sendable {
    /// No spans and no headers.
    case untraced
    /// No spans; the two headers that Lab 03's tracing writes are there before the send. What they cost Kafka is no tracer's cost.
    case headers
    /// Lab 03's tracing; what the batch processor exports is let go of.
    case noOp = "no-op"
    /// Lab 03's tracing; what the batch processor exports is encoded as OTLP JSON, and the bytes are let go of.
    case encoding

    var isTraced: Bool { self == .noOp || self == .encoding }
}

/// What is committed of the messages read.
enum CommitRhythm: String, CaseIterable, Sendable {
    /// Each message, awaited, as Lab 03 does it.
    case each
    /// The last of a batch.
    case batch
}
