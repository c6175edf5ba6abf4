import Measuring

/// One line of the table: an operation of the kit, and what it cannot do without.
struct Row {
    let operation: Workload

    /// The parts that no tracer can leave out, and what they are.
    let floor: (what: String, operation: Workload)?

    init(_ operation: Workload, floor what: String, _ floor: @escaping (_ times: Int) -> Void) {
        self.operation = operation
        self.floor = (what, Workload("floor of " + operation.name, size: operation.size, run: floor))
    }

    init(_ operation: Workload) {
        self.operation = operation
        floor = nil
    }
}

/// A row with its figures.
struct Result: Encodable {
    let name: String
    let nanoseconds: Double
    let floor: Double?
    let floorIs: String?

    /// Blocks allocated for doing it once; nil where they cannot be counted.
    let allocations: Double?
}
