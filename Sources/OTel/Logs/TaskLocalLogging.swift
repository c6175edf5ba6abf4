import Logging
import Synchronization

/// Loggers whose messages go to the provider bound to the running task.
///
/// A process bootstraps logging once, and code keeps its loggers in globals. A lab runs several services in one process,
/// and a test wants the messages of one run to itself: both bootstrap this and bind theirs with
/// ``withProvider(_:isolation:operation:)``. It is to ``LoggerProvider`` what ``TaskLocalTracer`` is to a tracer.
public enum TaskLocalLogging {
    @TaskLocal private static var bound: LoggerProvider?

    /// Used where nothing is bound: by detached tasks, for instance, which do not inherit task locals.
    private static let fallback = Mutex<LoggerProvider?>(nil)

    private static let bootstrapOnce: Void = LoggingSystem.bootstrap(
        { label, metadataProvider in OTelLogHandler(label: label, metadataProvider: metadataProvider) },
        metadataProvider: .otel
    )

    /// Bootstraps the process with task-local logging, the active span's ids included. Further calls do nothing.
    public static func bootstrap() {
        bootstrapOnce
    }

    /// Sets the provider for tasks that have none bound. Without one, what they log is dropped.
    public static func setFallback(_ provider: LoggerProvider?) {
        fallback.withLock { $0 = provider }
    }

    /// Runs `operation` with `provider` bound to its task and the child tasks.
    public static func withProvider<T>(
        _ provider: LoggerProvider,
        isolation: isolated (any Actor)? = #isolation,
        operation: () async throws -> T
    ) async rethrows -> T {
        try await $bound.withValue(provider, operation: operation, isolation: isolation)
    }

    static var current: LoggerProvider? {
        bound ?? fallback.withLock { $0 }
    }
}
