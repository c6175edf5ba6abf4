import Foundation

/// How an ``OrderService`` ended.
enum Ending: Sendable {
    /// All messages that it took are handled, and all spans have left or were given up by the exporter.
    case stopped
    /// The message in hand or the spans took too long.
    case outOfTime
    /// A second signal came.
    case interrupted
}

/// How long an ``OrderService`` may take to stop, in parts.
struct StopLimits: Sendable {
    /// For the message in hand, from the first signal on.
    var message: Duration
    /// For the shutdown of the telemetry.
    var flush: Duration
}

/// A query cannot be built from what was given.
struct QueryError: Error, CustomStringConvertible {
    let description: String

    /// `traceID` is not a trace id.
    init(_ traceID: String) {
        description = "\"\(traceID)\" is not a trace id; give its 32 lowercase hexadecimal digits"
    }
}

/// Runs all `operations` at once, and returns or throws what the first one to end does. The others are cancelled, and not
/// waited for.
func race<Value: Sendable>(_ operations: (@Sendable () async throws -> Value)...) async throws -> Value {
    let (results, continuation) = AsyncStream<Result<Value, any Error>>.makeStream()
    let tasks = operations.map { operation in
        Task {
            do {
                continuation.yield(.success(try await operation()))
            } catch {
                continuation.yield(.failure(error))
            }
        }
    }
    defer {
        for task in tasks {
            task.cancel()
        }
    }
    guard let first = await results.first(where: { _ in true }) else { throw CancellationError() }
    return try first.get()
}

/// Runs work that blocks, so that it holds none of the threads that tasks run on.
func onThreadOfItsOwn(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            work()
            continuation.resume()
        }
    }
}
