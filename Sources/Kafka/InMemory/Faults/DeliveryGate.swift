import Synchronization

/// Holds acknowledgements back until it is opened; see ``BrokerFault/slowDelivery(_:to:until:)``.
///
/// A sender whose task is cancelled is let go. `shutdown()` of a producer waits for the messages that are held, so open
/// the gate first.
public final class DeliveryGate: Sendable {
    private let state = Mutex(DeliveryGateState())

    /// Makes a gate that is closed.
    public init() {}

    /// Lets go those it holds, and all that come.
    public func open() {
        resume(state.withLock { $0.open() })
    }

    /// Holds from now on whatever comes.
    public func close() {
        state.withLock { $0.close() }
    }

    /// Returns once the gate holds `count` acknowledgements or more.
    public func waitUntilHolding(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            resume(state.withLock { $0.watch(count: count, continuation) })
        }
    }

    /// Returns when the gate is open, or the task is cancelled.
    func pass() async {
        let id = state.withLock { $0.makeID() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                resume(state.withLock { $0.hold(continuation, id: id, isCancelled: Task.isCancelled) })
            }
        } onCancel: {
            resume(state.withLock { $0.letGo(id: id) })
        }
    }

    private func resume(_ continuations: [CheckedContinuation<Void, Never>]) {
        for continuation in continuations { continuation.resume() }
    }
}
