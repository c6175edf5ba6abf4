import Kafka
import OTel
import Synchronization
import Tracing

@testable import Lab09Checks
@testable import Lab09Solution

/// What a submission's `RateWindow` looks like.
protocol RateWindowing: Sendable {
    init(tracesPerSecond: Int, startingAt start: UInt64)
    mutating func probability(ofTraceAt now: UInt64) -> Double
}

extension RateWindow: RateWindowing {}

/// The solution's samplers, each with parts to be replaced: what one file holds, the others build upon.
struct Parts: Sendable {
    typealias Decide = @Sendable (SamplingParameters, Double) -> SamplingResult

    var decide: Decide = Lab09Solution.decide
    /// What `RatioSampler.init` makes of a ratio.
    var check: @Sendable (Double) throws -> Double = { try RatioSampler(ratio: $0).ratio }
    var parent: @Sendable (any Sampler) -> any Sampler = { ParentSampler(root: $0) }
    var window: any RateWindowing.Type = RateWindow.self

    func ratio(_ ratio: Double) throws -> any Sampler {
        AssembledRatioSampler(ratio: try check(ratio), decide: decide)
    }

    func rate(_ count: Int, _ clock: any WallClock) throws -> any Sampler {
        guard count >= 1 else { throw SamplerError.invalidRate(count) }
        return AssembledRateSampler(window, count, clock, decide)
    }

    /// The subject made of these parts.
    var subject: Lab09Subject {
        var subject = Lab09Subject.solution
        subject.ratio = { try ratio($0) }
        subject.parent = parent
        subject.rate = { try rate($0, $1) }
        subject.sampler = { setting, clock in
            switch setting {
            case .everything: parent(AlwaysOnSampler())
            case .ratio(let value): parent(try ratio(value))
            case .perSecond(let count): parent(try rate(count, clock))
            }
        }
        return subject
    }
}

private struct AssembledRatioSampler: Sampler {
    let ratio: Double
    let decide: Parts.Decide

    var description: String { "AssembledRatioSampler" }

    func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        decide(parameters, ratio)
    }
}

private final class AssembledRateSampler: Sampler {
    private let clock: any WallClock
    private let window: Mutex<any RateWindowing>
    private let decide: Parts.Decide

    var description: String { "AssembledRateSampler" }

    init(_ type: any RateWindowing.Type, _ rate: Int, _ clock: any WallClock, _ decide: @escaping Parts.Decide) {
        self.clock = clock
        self.decide = decide
        window = Mutex(type.init(tracesPerSecond: rate, startingAt: clock.nanosecondsSinceEpoch))
    }

    func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        let probability = window.withLock { $0.probability(ofTraceAt: clock.nanosecondsSinceEpoch) }
        return decide(parameters, probability > 0 ? min(probability, 1) : 0)
    }
}
