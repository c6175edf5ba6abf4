/// What graded code may take.
struct CellLimits: Sendable, Equatable {
    /// Of all its processes together, in memory.
    var residentBytes = 1 << 30
    /// Of one process, as addresses. Threads and the allocator reserve far more than they use.
    var addressBytes = 8 << 30
    /// Of one file.
    var fileBytes = 64 << 20
    /// Of processor time, for one process, in seconds.
    var processorSeconds = 600
    var processes = 32
    /// What it may print, and what it may write to the pipe of the records.
    var outputBytes = 16 << 20
}
