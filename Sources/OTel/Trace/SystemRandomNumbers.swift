#if canImport(Glibc)
    import Glibc
#endif

/// The system's random numbers, fetched many at a time. On Linux each call of the system costs more than all else that
/// starting a span does; an id needs two or three numbers.
struct SystemRandomNumbers: RandomNumberGenerator, Sendable {
    /// 256 bytes: the most that one call of `getentropy` gives.
    private var numbers = [UInt64](repeating: 0, count: 32)
    private var used = 32

    /// A random number from the system.
    mutating func next() -> UInt64 {
        if used == numbers.count {
            fetch()
            used = 0
        }
        used += 1
        return numbers[used - 1]
    }

    private mutating func fetch() {
        #if canImport(Glibc)
            if numbers.withUnsafeMutableBytes({ getentropy($0.baseAddress, $0.count) }) == 0 { return }
        #endif
        var system = SystemRandomNumberGenerator()
        for index in numbers.indices {
            numbers[index] = system.next()
        }
    }
}
