import Measuring

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What one measurement took, per message.
struct Sample: Sendable {
    /// Wall-clock time, in microseconds.
    let wall: Double
    /// Time on the cores, of all threads of the process, the embedded cluster's among them; in microseconds.
    let cpu: Double
}

/// Measures from when it is made.
struct Stopwatch {
    private let start = now()
    private let cpuStart = now(CLOCK_PROCESS_CPUTIME_ID)

    func sample(messages: Int) -> Sample {
        Sample(
            wall: Double(now() - start) / 1e3 / Double(messages),
            cpu: Double(now(CLOCK_PROCESS_CPUTIME_ID) - cpuStart) / 1e3 / Double(messages)
        )
    }
}
