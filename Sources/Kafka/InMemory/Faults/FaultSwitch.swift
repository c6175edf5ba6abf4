/// Turns off a fault that was injected.
public struct FaultSwitch: Sendable {
    let id: Int
    let broker: InMemoryBroker

    /// The fault strikes no more. After an outage, consumers that wait are served. A second call does nothing.
    public func off() {
        broker.withState { $0.switchOffFault(id: id) }
    }
}
