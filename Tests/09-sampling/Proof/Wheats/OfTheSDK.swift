import OTel

@testable import Lab09Checks

@testable import Lab09Solution

extension Lab09Subject {
    /// Everything that the SDK brings along: its thresholds are rounded to four digits, it refuses ratios that are too low
    /// for a threshold, and it reads the environment itself.
    static var ofTheSDK: Lab09Subject {
        var subject = Lab09Subject.solution
        subject.ratio = { try ProbabilitySampler(ratio: $0) }
        subject.parent = { ParentBasedSampler(root: $0) }
        subject.rate = { try AdaptiveSampler(tracesPerSecond: $0, clock: $1) }
        subject.sampler = { setting, clock in
            switch setting {
            case .everything: ParentBasedSampler(root: AlwaysOnSampler())
            case .ratio(let ratio): ParentBasedSampler(root: try ProbabilitySampler(ratio: ratio))
            case .perSecond(let count): try AdaptiveSampler(tracesPerSecond: count, clock: clock)
            }
        }
        subject.tracer = { service, sampler, environment, backing in
            let configuration = Configuration().applying(environment: environment, report: { _ in })
            return OTelTracer(
                resource: Resource(serviceName: service),
                sampler: sampler,
                limits: configuration.limits,
                idGenerator: backing.idGenerator,
                clock: backing.clock,
                processor: backing.processor,
                isDisabled: configuration.isDisabled
            )
        }
        return subject
    }
}
