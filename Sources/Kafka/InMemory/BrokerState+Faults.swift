extension BrokerState {
    mutating func inject(_ fault: BrokerFault, id: Int) {
        faults.add(fault, id: id)
    }

    mutating func switchOffFault(id: Int) {
        faults.remove(id: id)
        serveAll()
    }

    mutating func switchOffFaults() {
        faults.removeAll()
        serveAll()
    }

    /// - Throws: ``KafkaError/Code/transport`` when the broker is down.
    mutating func checkConnection() throws(KafkaError) {
        guard faults.strikesDown(.connect) else { return }
        serveAll()
        throw .brokerIsDown("no connection")
    }

    mutating func crash(_ membership: Membership) {
        remove(membership, by: .crash)
        serve(membership)
        serveIfRebalanced(membership.groupNumber)
    }

    /// Does to the member what the faults say. The caller serves those who wait, once it is done itself.
    ///
    /// - Returns: whether a fault struck.
    @discardableResult
    mutating func strikeMember(_ membership: Membership, on occasion: MembershipFault.Occasion) -> Bool {
        guard !faults.memberships.isEmpty,
            let effect = faults.strikeMember(on: occasion, in: groups[membership.groupNumber].id)
        else { return false }
        remove(membership, by: effect)
        return true
    }

    private mutating func remove(_ membership: Membership, by effect: MembershipFault.Effect) {
        let (number, id) = (membership.groupNumber, membership.memberID)
        switch effect {
        case .crash:
            guard let member = groups[number].crash(memberID: id, log: log) else { return }
            faults.record(.crashed(group: groups[number].id, clientID: member.configuration.clientID))
        case .rebalance:
            guard let member = groups[number].putOut(memberID: id, log: log) else { return }
            faults.record(.rebalanced(group: groups[number].id, clientID: member.configuration.clientID))
        }
    }
}
