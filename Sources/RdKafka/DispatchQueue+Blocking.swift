import Dispatch

extension DispatchQueue {
    /// Runs work that blocks its thread on this queue, so that it holds no thread of Swift's cooperative pool.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
