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

    mutating func crash(memberID: Int, groupID: String) {
        remove(memberID, of: groupID, by: .crash)
        serve(memberID)
        serveIfRebalanced(groupID)
    }

    /// Does to the member what the faults say. The caller serves those who wait, once it is done itself.
    mutating func strikeMember(_ memberID: Int, of groupID: String, on occasion: MembershipFault.Occasion) {
        guard let effect = faults.strikeMember(on: occasion, in: groupID) else { return }
        remove(memberID, of: groupID, by: effect)
    }

    private mutating func remove(_ memberID: Int, of groupID: String, by effect: MembershipFault.Effect) {
        switch effect {
        case .crash:
            guard let member = groups[groupID]?.crash(memberID: memberID, log: log) else { return }
            faults.record(.crashed(group: groupID, clientID: member.configuration.clientID))
        case .rebalance:
            guard let member = groups[groupID]?.putOut(memberID: memberID, log: log) else { return }
            faults.record(.rebalanced(group: groupID, clientID: member.configuration.clientID))
        }
    }
}
