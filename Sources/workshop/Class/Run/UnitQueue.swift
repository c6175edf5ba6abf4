/// Which submission's lab is graded next, by which job.
///
/// A job stays with a lab as long as there is work in it, because going to another one means compiling another grader. It joins
/// a lab that a second job is at only where that saves more than it costs.
struct UnitQueue {
    struct Unit: Equatable {
        var lab: Int
        var student: Int
    }

    /// A lab's open students, the next one last.
    private var open: [Int: [Int]] = [:]
    private var started: Set<Int> = []
    private var isClosed = false

    /// As many submissions as are graded while a grader is compiled.
    static let worthJoining = 6

    init(_ units: [Unit]) {
        for unit in units.reversed() {
            open[unit.lab, default: []].append(unit.student)
        }
    }

    /// - Parameter current: the lab that the job is at.
    mutating func next(after current: Int?) -> Unit? {
        guard !isClosed, let lab = lab(after: current), let student = open[lab]?.popLast() else { return nil }
        started.insert(lab)
        return Unit(lab: lab, student: student)
    }

    /// Gives out nothing more: something has gone wrong that would go wrong again.
    mutating func close() {
        isClosed = true
    }

    private func lab(after current: Int?) -> Int? {
        let busy = open.filter { !$0.value.isEmpty }
        if let current, busy[current] != nil { return current }
        if let fresh = busy.keys.filter({ !started.contains($0) }).min() { return fresh }
        return busy.filter { $0.value.count >= Self.worthJoining }.max { $0.value.count < $1.value.count }?.key
    }
}
