import Synchronization
import Tracing

/// A span of ``OTelTracer`` (OpenTelemetry specification, "Tracing API", Span, and "Tracing SDK", Additional Span
/// Interfaces). It records until it ends, if it was sampled to; otherwise it only carries its context. What exceeds the
/// tracer's ``SpanLimits`` is dropped and counted.
public final class OTelSpan: Tracing.Span {
    /// The context that the span was started in.
    private let outerContext: ServiceContext

    /// This span's own context.
    public let spanContext: SpanContext

    private let parent: SpanContext?
    private let kind: SpanKind
    private let startTime: UInt64
    private let shared: TracerSharedState
    private let recording: Mutex<Recording?>

    init(
        context: ServiceContext,
        spanContext: SpanContext,
        parent: SpanContext?,
        kind: SpanKind,
        startTime: UInt64,
        recording: Recording?,
        shared: TracerSharedState
    ) {
        self.outerContext = context
        self.spanContext = spanContext
        self.parent = parent
        self.kind = kind
        self.startTime = startTime
        self.recording = Mutex(recording)
        self.shared = shared
    }

    /// The context in which this span is the active one.
    public var context: ServiceContext {
        var context = outerContext
        context.spanContext = spanContext
        return context
    }

    /// Whether anything set on this span is kept: it was sampled, and has not ended.
    public var isRecording: Bool {
        recording.withLock { $0 != nil }
    }

    /// The span's name; empty when it does not record.
    public var operationName: String {
        get { recording.withLock { $0?.name ?? "" } }
        set { recording.withLock { $0?.name = newValue } }
    }

    /// The attributes; empty when it does not record. Of more than the limit, the first ones in order are kept.
    public var attributes: SpanAttributes {
        get { recording.withLock { $0?.attributes ?? [:] } }
        set { recording.withLock { $0?.set(newValue) } }
    }

    /// Sets the status. A status of ok is final, and only an error keeps its message (specification, "Set Status").
    public func setStatus(_ status: SpanStatus) {
        recording.withLock { recording in
            guard recording?.status?.code != .ok else { return }
            recording?.status = status.code == .error ? status : SpanStatus(code: status.code)
        }
    }

    /// Adds an event. One that the caller did not stamp gets this span's clock's time.
    public func addEvent(_ event: SpanEvent) {
        guard isRecording else { return }
        let stamped =
            event.isStampedBySystem
            ? SpanEvent(name: event.name, at: instant(TracerNow()), attributes: event.attributes) : event
        recording.withLock { $0?.add(stamped) }
    }

    /// Adds an `exception` event (semantic conventions, "Exceptions on spans"). The status stays as it is.
    public func recordError<Instant: TracerInstant>(
        _ error: any Error,
        attributes: SpanAttributes,
        at instant: @autoclosure () -> Instant
    ) {
        guard isRecording else { return }
        var described: SpanAttributes = [
            "exception.type": .string(ErrorTypeName.of(error)),
            "exception.message": .string(String(describing: error)),
        ]
        described.merge(attributes)
        let event = SpanEvent(name: "exception", at: self.instant(instant()), attributes: described)
        recording.withLock { $0?.add(event) }
    }

    /// Adds a link. One whose context holds no span is ignored.
    public func addLink(_ link: SpanLink) {
        guard let target = link.context.spanContext else { return }
        recording.withLock { $0?.addLink(to: target, attributes: link.attributes) }
    }

    /// Ends the span and hands it to the processor. A second end is ignored.
    public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        let finished = recording.withLock { recording in
            let finished = recording
            recording = nil
            return finished
        }
        guard let finished else { return }
        shared.spanEnded(
            SpanData(
                context: spanContext,
                parent: parent,
                name: finished.name,
                kind: kind,
                startTime: startTime,
                endTime: self.instant(instant()).nanosecondsSinceEpoch,
                attributes: finished.attributes,
                events: finished.events,
                links: finished.links,
                status: finished.status,
                droppedAttributesCount: finished.droppedAttributesCount,
                droppedEventsCount: finished.droppedEventsCount,
                droppedLinksCount: finished.droppedLinksCount,
                resource: shared.resource
            )
        )
    }

    private func instant<Instant: TracerInstant>(_ given: @autoclosure () -> Instant) -> DefaultTracerClock.Timestamp {
        DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: shared.clock.resolve(given()))
    }
}

extension OTelSpan {
    /// What a recording span collects, within its limits. Gone once the span has ended.
    struct Recording {
        var name: String
        var status: SpanStatus?
        private(set) var attributes: SpanAttributes = [:]
        private(set) var events: [SpanData.Event] = []
        private(set) var links: [SpanData.Link] = []
        private(set) var droppedAttributesCount = 0
        private(set) var droppedEventsCount = 0
        private(set) var droppedLinksCount = 0
        private let limits: SpanLimits

        init(name: String, attributes: SpanAttributes, limits: SpanLimits) {
            self.name = name
            self.limits = limits
            set(attributes)
        }

        mutating func set(_ attributes: SpanAttributes) {
            self.attributes = attributes
            droppedAttributesCount += self.attributes.limit(
                count: limits.attributeCountLimit,
                valueLength: limits.attributeValueLengthLimit
            )
        }

        mutating func add(_ event: SpanEvent) {
            guard events.count < limits.eventCountLimit else {
                droppedEventsCount += 1
                return
            }
            var attributes = event.attributes
            let dropped = attributes.limit(
                count: limits.attributePerEventCountLimit,
                valueLength: limits.attributeValueLengthLimit
            )
            events.append(
                SpanData.Event(
                    name: event.name,
                    nanosecondsSinceEpoch: event.nanosecondsSinceEpoch,
                    attributes: attributes,
                    droppedAttributesCount: dropped
                )
            )
        }

        mutating func addLink(to target: SpanContext, attributes: SpanAttributes) {
            guard links.count < limits.linkCountLimit else {
                droppedLinksCount += 1
                return
            }
            var attributes = attributes
            let dropped = attributes.limit(
                count: limits.attributePerLinkCountLimit,
                valueLength: limits.attributeValueLengthLimit
            )
            links.append(SpanData.Link(context: target, attributes: attributes, droppedAttributesCount: dropped))
        }
    }
}

extension WallClock {
    /// The time that `instant` names: this clock's, when the caller left it open.
    func resolve<Instant: TracerInstant>(_ instant: @autoclosure () -> Instant) -> UInt64 {
        Instant.self == TracerNow.self ? nanosecondsSinceEpoch : instant().nanosecondsSinceEpoch
    }
}
