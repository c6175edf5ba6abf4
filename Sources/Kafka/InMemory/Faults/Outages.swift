/// The outages that are under way. The broker is down while there is one.
struct Outages: Sendable {
    private struct Outage: Sendable {
        let id: Int
        /// How many operations still meet it, or nil when it lasts until it is switched off.
        var remaining: Int?
    }

    private var outages: [Outage] = []

    var isDown: Bool { !outages.isEmpty }

    /// Whether some outage is counted in operations.
    var isCounted: Bool { outages.contains { $0.remaining != nil } }

    mutating func add(id: Int, operations: Int?) {
        outages.append(Outage(id: id, remaining: operations))
    }

    mutating func remove(id: Int) {
        outages.removeAll { $0.id == id }
    }

    /// Counts an operation that met the outage.
    mutating func countOperation() {
        for index in outages.indices {
            outages[index].remaining? -= 1
        }
        outages.removeAll { $0.remaining == 0 }
    }

    /// Counts as many operations as are left to be counted.
    mutating func countOut() {
        outages.removeAll { $0.remaining != nil }
    }
}
