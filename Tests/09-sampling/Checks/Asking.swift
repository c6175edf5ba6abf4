import Grading
import OTel
import Tracing

/// T for a ratio of which it has few digits: (1 - ratio) × 2^56.
func rejectionThreshold(of ratio: Double) -> UInt64 {
    UInt64((1 - ratio) * 0x1p56)
}

/// 14 hexadecimal digits, as the last ones of a trace id.
func digits(_ randomness: UInt64) -> String {
    let text = String(randomness, radix: 16)
    return String(repeating: "0", count: max(0, 14 - text.count)) + text
}

extension SamplingResult {
    var isKept: Bool { decision == .recordAndSample }

    /// For messages.
    var word: String { isKept ? "kept" : "dropped" }
}

extension TraceID {
    /// The last 14 digits, as a number.
    var randomness: UInt64 { low & 0x00FF_FFFF_FFFF_FFFF }

    /// This id with other last 14 digits.
    func with(randomness: UInt64) -> TraceID {
        TraceID(high: high, low: low & ~0x00FF_FFFF_FFFF_FFFF | randomness)
    }
}

extension Sampler {
    /// Asks about the first span of a new trace.
    func askAboutRoot(_ traceID: TraceID) -> SamplingResult {
        shouldSample(SamplingParameters(parent: nil, traceID: traceID, spanName: "POST /orders", kind: .server))
    }

    /// Asks about a span below `parent`.
    func askAboutChild(of parent: SpanContext) -> SamplingResult {
        shouldSample(
            SamplingParameters(parent: parent, traceID: parent.traceID, spanName: "process orders", kind: .consumer)
        )
    }
}

extension Bench {
    /// A random trace id.
    func traceID() -> TraceID { remoteSpanContext().traceID }

    /// What `sampler` says about a new trace that it keeps. Which traces these are is for other checks to ask: where the
    /// sampler drops the one that every ratio keeps, others are tried.
    func keptRoot(by sampler: any Sampler) -> SamplingResult {
        var result = sampler.askAboutRoot(traceID().with(randomness: 1 << 56 - 1))
        for _ in 0..<300 where !result.isKept {
            result = sampler.askAboutRoot(traceID())
        }
        return result
    }

    /// One of `values`.
    func pick<Value>(_ values: [Value]) -> Value {
        values[number(in: 0...values.count - 1)]
    }

    /// A parent, of this process or another, with a tracestate of `members`, the left-most first.
    func parent(
        flags: TraceFlags,
        isRemote: Bool = true,
        traceState members: KeyValuePairs<String, String> = [:]
    ) throws -> SpanContext {
        var traceState = TraceState()
        for member in members.reversed() {
            try traceState.set(member.key, to: member.value)
        }
        let remote = remoteSpanContext(flags: flags)
        return SpanContext(
            traceID: remote.traceID,
            spanID: remote.spanID,
            traceFlags: flags,
            traceState: traceState,
            isRemote: isRemote
        )
    }
}

/// Random trace ids by the ten thousands, by the method of SplitMix64.
struct TraceIDs: Sendable {
    private var state: UInt64

    init(_ bench: Bench) {
        state = bench.traceID().low
    }

    mutating func next() -> TraceID {
        TraceID(high: number(), low: number())
    }

    private mutating func number() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// The ids of a bench.
struct BenchIDs: IDGenerator {
    let bench: Bench

    var makesRandomTraceIDs: Bool { true }

    func nextTraceID() -> TraceID { bench.traceID() }
    func nextSpanID() -> SpanID { bench.remoteSpanContext().spanID }
}

extension TraceState {
    /// As in the header.
    var text: String {
        isEmpty ? "(empty)" : members.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
}
