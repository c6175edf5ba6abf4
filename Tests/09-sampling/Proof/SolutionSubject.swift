import Kafka
import OTel

@testable import Lab09Checks
@testable import Lab09Solution

extension Lab09Subject {
    static let solution = Lab09Subject(
        ratio: { try RatioSampler(ratio: $0) },
        send: { try await TracedProducer(producer: $0).send($1) },
        parent: { ParentSampler(root: $0) },
        sampler: { try makeSampler(SamplingSetting($0), clock: $1) },
        rate: { try RateSampler(tracesPerSecond: $0, clock: $1) },
        recordFailure: {
            Lab09Solution.recordFailure(
                $0.error,
                of: $0.message,
                attributes: $0.attributes,
                in: $0.span,
                failures: $0.failures
            )
        },
        tracer: { makeTracer($0, sampler: $1, environment: $2, backend: Backend($3)) }
    )
}

extension SamplingSetting {
    init(_ setting: Lab09Subject.Setting) {
        self =
            switch setting {
            case .everything: .everything
            case .ratio(let ratio): .ratio(ratio)
            case .perSecond(let count): .perSecond(count)
            }
    }
}

extension Backend {
    init(_ backing: Lab09Subject.Backing) {
        self.init(processor: backing.processor, idGenerator: backing.idGenerator, clock: backing.clock)
    }
}
