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
    private let start = Self.now(CLOCK_MONOTONIC)
    private let cpuStart = Self.now(CLOCK_PROCESS_CPUTIME_ID)

    func sample(messages: Int) -> Sample {
        Sample(
            wall: (Self.now(CLOCK_MONOTONIC) - start) / Double(messages),
            cpu: (Self.now(CLOCK_PROCESS_CPUTIME_ID) - cpuStart) / Double(messages)
        )
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
