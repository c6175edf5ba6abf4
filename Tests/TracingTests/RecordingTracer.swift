import Synchronization

@testable import Tracing

/// A tracer that notes what is called on its spans, in order.
final class RecordingTracer: Tracer {
    let log = Mutex<[String]>([])

    var calls: [String] { log.withLock { $0 } }

    func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> RecordingSpan {
        note("start \(operationName) \(kind) at \(Instant.self)")
        var context = context()
        context.spanName = operationName
        return RecordingSpan(context: context, tracer: self)
    }

    func note(_ call: String) {
        log.withLock { $0.append(call) }
    }

    func forceFlush() {
        note("flush")
    }

    func extract<Carrier, Extract>(_ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract)
    where Extract: Extractor, Extract.Carrier == Carrier {
        context.spanName = extractor.extract(key: "span", from: carrier)
    }

    func inject<Carrier, Inject>(_ context: ServiceContext, into carrier: inout Carrier, using injector: Inject)
    where Inject: Injector, Inject.Carrier == Carrier {
        if let name = context.spanName {
            injector.inject(name, forKey: "span", into: &carrier)
        }
    }
}

struct RecordingSpan: Tracing.Span {
    let context: ServiceContext
    let tracer: RecordingTracer

    var operationName: String {
        get { context.spanName ?? "" }
        nonmutating set { tracer.note("rename \(newValue)") }
    }
    var attributes: SpanAttributes {
        get { ["present": true] }
        nonmutating set { tracer.note("attributes \(newValue.count)") }
    }
    var isRecording: Bool { true }

    func setStatus(_ status: SpanStatus) { tracer.note("status \(status.code)") }
    func addEvent(_ event: SpanEvent) { tracer.note("event \(event.name)") }
    func recordError<Instant: TracerInstant>(
        _ error: any Error,
        attributes: SpanAttributes,
        at instant: @autoclosure () -> Instant
    ) { tracer.note("error \(error)") }
    func addLink(_ link: SpanLink) { tracer.note("link \(link.context.spanName ?? "nowhere")") }
    func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) { tracer.note("end at \(Instant.self)") }
}

extension ServiceContext {
    enum SpanNameKey: ServiceContextKey {
        typealias Value = String
        static let nameOverride: String? = "span-name"
    }

    var spanName: String? {
        get { self[SpanNameKey.self] }
        set { self[SpanNameKey.self] = newValue }
    }
}

/// Reads and writes a dictionary.
struct DictionaryCarrier: Injector, Extractor {
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
}
