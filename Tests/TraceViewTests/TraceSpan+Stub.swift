import TraceView

extension TraceSpan {
    /// A span with short ids and times in microseconds after a fixed moment.
    static func stub(
        _ name: String,
        kind: Kind = .internal,
        service: String = "shop",
        trace: String = "4bf92f3577b34da6a3ce929d0e0e4736",
        id: String,
        parent: String? = nil,
        from start: Int,
        to end: Int,
        attributes: TraceAttributes = [:],
        links: [Link] = [],
        status: Status = Status(),
        flags: UInt32 = 0
    ) -> TraceSpan {
        let epoch: Int = 1_700_000_000_000_000_000
        return TraceSpan(
            traceID: trace,
            spanID: id,
            parentSpanID: parent,
            name: name,
            kind: kind,
            startTimeUnixNano: UInt64(epoch + start * 1000),
            endTimeUnixNano: UInt64(epoch + end * 1000),
            attributes: attributes,
            links: links,
            status: status,
            flags: flags,
            resourceAttributes: ["service.name": .string(service)]
        )
    }
}
