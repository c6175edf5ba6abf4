#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Nanoseconds of `clock`, by default one that never goes back, from an arbitrary moment on.
public func now(_ clock: clockid_t = CLOCK_MONOTONIC) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
