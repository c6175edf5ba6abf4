extension TraceSpan {
    /// A pointer to a span of this trace or another.
    public struct Link: Sendable, Equatable {
        /// The trace that the link points to.
        public var traceID: String
        /// The span that the link points to.
        public var spanID: String
        /// The link's own attributes: for Kafka what differs per message of a batch.
        public var attributes: TraceAttributes

        /// Makes a link to a span.
        public init(traceID: String, spanID: String, attributes: TraceAttributes = [:]) {
            self.traceID = traceID
            self.spanID = spanID
            self.attributes = attributes
        }
    }
}
