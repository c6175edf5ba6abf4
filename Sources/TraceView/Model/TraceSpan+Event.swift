extension TraceSpan {
    /// Something that happened at one moment of a span, for instance an exception.
    public struct Event: Sendable, Equatable {
        /// The event's name; `exception` for a recorded error.
        public var name: String
        /// When it happened, in nanoseconds since 1970; 0 where the file does not say.
        public var timeUnixNano: UInt64
        /// The event's attributes.
        public var attributes: TraceAttributes

        /// Makes an event. The time is nanoseconds since 1970.
        public init(name: String, timeUnixNano: UInt64, attributes: TraceAttributes = [:]) {
            self.name = name
            self.timeUnixNano = timeUnixNano
            self.attributes = attributes
        }
    }
}
