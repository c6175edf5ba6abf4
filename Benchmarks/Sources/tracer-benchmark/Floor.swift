import Measuring
import Synchronization
import Tracing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The parts that no tracer can leave out.
enum Floor {
    /// A block as large as a span at least is: its ids, its times, its name and its kind.
    private final class Block {
        let ids: (UInt64, UInt64, UInt64)
        let start: UInt64
        var end: UInt64 = 0
        let name: String

        init(ids: (UInt64, UInt64, UInt64), start: UInt64, name: String) {
            self.ids = ids
            self.start = start
            self.name = name
        }
    }

    /// Two clock reads, 24 random bytes, one allocation.
    @inline(__always)
    static func span(_ random: inout SystemRandomBlock) {
        let block = Block(
            ids: (random.next(), random.next(), random.next()),
            start: DefaultTracerClock.now.nanosecondsSinceEpoch,
            name: "send orders"
        )
        block.end = DefaultTracerClock.now.nanosecondsSinceEpoch
        blackHole(block)
    }

    /// The carrier's part of an extraction: W3C's propagators ask for three headers.
    @inline(__always)
    static func extraction(_ headers: HeaderList) {
        let extractor = HeaderListExtractor()
        blackHole(extractor.extract(key: "traceparent", from: headers))
        blackHole(extractor.extract(key: "tracestate", from: headers))
        blackHole(extractor.extract(key: "baggage", from: headers))
    }

    /// The carrier's part of an injection.
    @inline(__always)
    static func injection() {
        var headers: HeaderList = []
        HeaderListInjector().inject(opaque(Sample.traceparent), forKey: "traceparent", into: &headers)
        blackHole(headers)
    }
}

/// The system's random numbers, asked for in the cheapest way: many at once.
struct SystemRandomBlock {
    private var numbers = [UInt64](repeating: 0, count: 32)
    private var used = 32

    mutating func next() -> UInt64 {
        if used == numbers.count {
            numbers.withUnsafeMutableBytes { bytes in
                #if canImport(Darwin)
                    arc4random_buf(bytes.baseAddress, bytes.count)
                #else
                    _ = getentropy(bytes.baseAddress, bytes.count)
                #endif
            }
            used = 0
        }
        used += 1
        return numbers[used - 1]
    }
}
