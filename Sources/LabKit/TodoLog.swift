import Synchronization

/// Collects the ``Todo``s that a run meets, each once, in the order in which they were met.
public final class TodoLog: Sendable {
    @TaskLocal private static var bound: TodoLog?

    /// Used where nothing is bound: by detached tasks, for instance, which do not inherit task locals.
    private static let fallback = Mutex(TodoLog())

    /// The log of the running task.
    static var current: TodoLog {
        bound ?? fallback.withLock { $0 }
    }

    private let todos = Mutex<[Todo]>([])

    /// Makes an empty log.
    public init() {}

    /// What was met so far.
    public var met: [Todo] {
        todos.withLock { $0 }
    }

    func note(_ todo: Todo) {
        todos.withLock { todos in
            if !todos.contains(todo) {
                todos.append(todo)
            }
        }
    }

    /// Runs `operation` and collects in this log what it meets. Tasks that inherit nothing are collected here too, until
    /// another log takes over.
    public func collect<T>(
        isolation: isolated (any Actor)? = #isolation,
        _ operation: () async throws -> T
    ) async rethrows -> T {
        Self.fallback.withLock { $0 = self }
        return try await Self.$bound.withValue(self, operation: operation, isolation: isolation)
    }
}
