/// Something that goes wrong, to be injected into an ``InMemoryBroker``:
///
/// ```swift
/// let failing = broker.inject(.deliveryFails(.every(3), to: "orders"))
/// // every third message to "orders" is refused …
/// failing.off()
/// // … and none is from here on
/// ```
///
/// A fault is plain data: the same faults and the same calls have the same result, in every run.
public struct BrokerFault: Sendable {
    enum Kind: Sendable {
        case delivery(DeliveryFault)
        case slowDelivery(SlowDelivery)
        case outage(operations: Int?)
        case clockSkew(clientID: String, offset: Duration)
        case duplicate(DuplicateFault)
        case membership(MembershipFault)
    }

    let kind: Kind
    let schedule: FaultSchedule

    init(_ kind: Kind, schedule: FaultSchedule = .always) {
        self.kind = kind
        self.schedule = schedule
    }
}
