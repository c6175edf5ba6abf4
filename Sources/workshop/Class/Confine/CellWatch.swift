/// Sees when a program takes more than it may.
struct CellWatch {
    let limits: CellLimits
    private var outputBytes = 0
    private var lastLook = ContinuousClock.now
    /// What it did, as a sentence for the student; nil as long as all is well.
    private(set) var overstep: String?

    /// Looking at the processes takes a few milliseconds of a processor.
    private static let interval = Duration.milliseconds(200)

    init(_ limits: CellLimits) {
        self.limits = limits
    }

    mutating func noteOutput(_ bytes: Int) {
        outputBytes += bytes
        if outputBytes > limits.outputBytes, overstep == nil {
            overstep = "The code printed more than \(limits.outputBytes >> 20) MB, and was ended."
        }
    }

    /// Whether the program is to be ended. `tree` is asked now and then.
    mutating func mustEnd(at now: ContinuousClock.Instant = .now, _ tree: () -> ProcessTree) -> Bool {
        guard overstep == nil else { return true }
        guard lastLook.duration(to: now) >= Self.interval else { return false }
        lastLook = now
        let tree = tree()
        if tree.processes > limits.processes {
            overstep = "The code started more than \(limits.processes) processes, and was ended."
        } else if tree.residentBytes > limits.residentBytes {
            overstep = "The code took more than \(limits.residentBytes >> 20) MB of memory, and was ended."
        }
        return overstep != nil
    }
}
