import Synchronization
import Tracing

/// A tracer that passes every call on to the tracer bound to the running task.
///
/// A process bootstraps one tracer. A lab runs several services in one process, each with a resource of its own, and a
/// test wants a tracer to itself: both bootstrap this one and bind theirs with ``withTracer(_:isolation:operation:)``.
public struct TaskLocalTracer: Tracer {
    @TaskLocal private static var bound: OTelTracer?

    /// Used where nothing is bound: by detached tasks, for instance, which do not inherit task locals.
    private static let fallback = Mutex<OTelTracer?>(nil)

    private static let silent = OTelTracer(
        resource: Resource(),
        sampler: AlwaysOffSampler(),
        processor: SimpleSpanProcessor(exporter: InMemorySpanExporter())
    )

    private static let bootstrapOnce: Void = InstrumentationSystem.bootstrap(TaskLocalTracer())

    /// Bootstraps the process with a task-local tracer. Further calls do nothing.
    public static func bootstrap() {
        bootstrapOnce
    }

    /// Sets the tracer for tasks that have none bound.
    public static func setFallback(_ tracer: OTelTracer?) {
        fallback.withLock { $0 = tracer }
    }

    /// Runs `operation` with `tracer` bound to its task and the child tasks.
    public static func withTracer<T>(
        _ tracer: OTelTracer,
        isolation: isolated (any Actor)? = #isolation,
        operation: () async throws -> T
    ) async rethrows -> T {
        try await $bound.withValue(tracer, operation: operation, isolation: isolation)
    }

    private var tracer: OTelTracer {
        Self.bound ?? Self.fallback.withLock { $0 } ?? Self.silent
    }

    /// Starts a span of the bound tracer.
    public func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> OTelSpan {
        tracer.startSpan(
            operationName,
            context: context(),
            ofKind: kind,
            at: instant(),
            function: function,
            file: fileID,
            line: line
        )
    }

    /// Flushes the bound tracer.
    public func forceFlush() {
        tracer.forceFlush()
    }

    /// Extracts with the bound tracer.
    public func extract<Carrier, Extract>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier {
        tracer.extract(carrier, into: &context, using: extractor)
    }

    /// Injects with the bound tracer.
    public func inject<Carrier, Inject>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier {
        tracer.inject(context, into: &carrier, using: injector)
    }
}
