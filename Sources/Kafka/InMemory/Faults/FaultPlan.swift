/// All faults that are switched on, and a list of those that struck. The broker asks it on each occasion, and does what
/// it answers.
struct FaultPlan: Sendable {
    private(set) var struck: [StruckFault] = []

    var deliveries = FaultList<DeliveryFault>()
    var slowDeliveries = FaultList<SlowDelivery>()
    var duplicates = FaultList<DuplicateFault>()
    var memberships = FaultList<MembershipFault>()
    private(set) var skews: [ClockSkew] = []
    private var outages = Outages()

    /// How many deliveries each topic has had.
    private var deliveryCounts: [String: Int] = [:]

    mutating func add(_ fault: BrokerFault, id: Int) {
        switch fault.kind {
        case .delivery(let delivery): deliveries.add(delivery, schedule: fault.schedule, id: id)
        case .slowDelivery(let slow): slowDeliveries.add(slow, schedule: fault.schedule, id: id)
        case .duplicate(let duplicate): duplicates.add(duplicate, schedule: fault.schedule, id: id)
        case .membership(let membership): memberships.add(membership, schedule: fault.schedule, id: id)
        case .clockSkew(let clientID, let offset):
            skews.append(ClockSkew(id: id, clientID: clientID, offset: offset))
        case .outage(let operations): outages.add(id: id, operations: operations)
        }
    }

    mutating func remove(id: Int) {
        deliveries.remove(id: id)
        slowDeliveries.remove(id: id)
        duplicates.remove(id: id)
        memberships.remove(id: id)
        skews.removeAll { $0.id == id }
        outages.remove(id: id)
    }

    /// The number of the delivery that begins, of those to `topic`.
    mutating func countDelivery(to topic: String) -> Int {
        func counted(_ count: inout Int) -> Int {
            count += 1
            return count
        }
        // In place, so that the topic is looked up once.
        return counted(&deliveryCounts[topic, default: 0])
    }

    mutating func record(_ fault: StruckFault) {
        struck.append(fault)
    }

    /// Switches all faults off. What struck stays on the list.
    mutating func removeAll() {
        var fresh = FaultPlan()
        fresh.struck = struck
        fresh.deliveryCounts = deliveryCounts
        self = fresh
    }
}

// MARK: - Reaching the broker

extension FaultPlan {
    var isDown: Bool { outages.isDown }

    /// Counts an operation, and returns whether the broker is down for it.
    mutating func strikesDown(_ operation: StruckFault.Operation) -> Bool {
        guard outages.isDown else { return false }
        outages.countOperation()
        struck.append(.unreachable(operation))
        return true
    }

    /// A fetch begins, and may meet an outage.
    ///
    /// - Parameter waitsForever: whether it asks until it gets an answer.
    /// - Returns: whether it comes back empty at once. One that waits is served when the broker is up.
    mutating func strikesDownFetch(of groupID: String, waitsForever: Bool) -> Bool {
        let isCounted = outages.isCounted
        guard strikesDown(.poll(group: groupID)) else { return false }
        if waitsForever { outages.countOut() }
        return isCounted && !waitsForever
    }
}

extension KafkaError {
    /// - Parameter consequence: what could not be done, as the beginning of a sentence.
    static func brokerIsDown(_ consequence: String) -> KafkaError {
        KafkaError(
            code: .transport,
            reason: "\(consequence): the broker is down; try again when it is up"
        )
    }
}
