import OTel
import Tracing

@testable import Lab09Solution

/// Switched off, it passes no context on.
enum SwitchesPropagationOff {
    static func makeSampler(_ setting: SamplingSetting, clock: any WallClock) throws(SamplerError) -> any Sampler {
        let root: any Sampler =
            switch setting {
            case .everything: AlwaysOnSampler()
            case .ratio(let ratio): try RatioSampler(ratio: ratio)
            case .perSecond(let count): try RateSampler(tracesPerSecond: count, clock: clock)
            }
        return ParentSampler(root: root)
    }

    static func makeTracer(
        _ service: String,
        sampler: any Sampler,
        environment: [String: String],
        backend: Backend
    ) -> OTelTracer {
        OTelTracer(
            resource: Resource(serviceName: service),
            sampler: sampler,
            idGenerator: backend.idGenerator,
            clock: backend.clock,
            propagator: CompositePropagator(
                environment["OTEL_SDK_DISABLED"]?.lowercased() == "true"
                    ? [] : [W3CTraceContextPropagator(), W3CBaggagePropagator()]
            ),
            processor: backend.processor,
            isDisabled: environment["OTEL_SDK_DISABLED"]?.lowercased() == "true"
        )
    }
}
