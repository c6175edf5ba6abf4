/// The fetches that wait, those of each member in the order in which they came.
struct WaitingFetches: Sendable {
    /// As slices, whose first element goes without moving the others.
    private var queues: [Int: ArraySlice<FetchWaiter>] = [:]

    private(set) var count = 0

    mutating func append(_ waiter: FetchWaiter) {
        queues[waiter.request.membership.memberID, default: []].append(waiter)
        count += 1
    }

    func first(of memberID: Int) -> FetchWaiter? {
        queues[memberID]?.first
    }

    mutating func removeFirst(of memberID: Int) {
        guard queues[memberID]?.popFirst() != nil else { return }
        count -= 1
        removeQueueIfEmpty(of: memberID)
    }

    mutating func remove(id: Int, of memberID: Int) -> FetchWaiter? {
        guard let index = queues[memberID]?.firstIndex(where: { $0.id == id }) else { return nil }
        let waiter = queues[memberID]?.remove(at: index)
        count -= 1
        removeQueueIfEmpty(of: memberID)
        return waiter
    }

    private mutating func removeQueueIfEmpty(of memberID: Int) {
        if queues[memberID]?.isEmpty == true { queues[memberID] = nil }
    }
}
