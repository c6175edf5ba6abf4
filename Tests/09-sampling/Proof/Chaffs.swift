import Grading
import Kafka
import OTel
import Tracing

@testable import Lab09Checks
@testable import Lab09Solution

/// The wrong submissions of Lab 09. Each file in `Chaffs/` holds what one file of the solution declares, with one bug.
let lab09Chaffs: [Chaff<Lab09Subject>] =
    ratioChaffs + wireChaffs + parentChaffs + rateChaffs + failureChaffs + switchChaffs

extension Lab09Subject {
    typealias RecordFailure =
        @Sendable (any Error, KafkaConsumerMessage, SpanAttributes, any Tracing.Span, OTelTracer) -> Void

    func with(decide: @escaping Parts.Decide) -> Lab09Subject {
        var parts = Parts()
        parts.decide = decide
        return parts.subject
    }

    func with(check: @escaping @Sendable (Double) throws -> Double) -> Lab09Subject {
        var parts = Parts()
        parts.check = check
        return parts.subject
    }

    func with(parent: @escaping @Sendable (any Sampler) -> any Sampler) -> Lab09Subject {
        var parts = Parts()
        parts.parent = parent
        return parts.subject
    }

    func with(window: any RateWindowing.Type) -> Lab09Subject {
        var parts = Parts()
        parts.window = window
        return parts.subject
    }

    func with(
        sampler: @escaping @Sendable (SamplingSetting, any WallClock) throws(SamplerError) -> any Sampler
    ) -> Lab09Subject {
        var subject = self
        subject.sampler = { try sampler(SamplingSetting($0), $1) }
        return subject
    }

    func with(
        send: @escaping @Sendable (any KafkaProducer, KafkaProducerMessage) async throws -> Void
    ) -> Lab09Subject {
        var subject = self
        subject.send = send
        return subject
    }

    func with(recordFailure: @escaping RecordFailure) -> Lab09Subject {
        var subject = self
        subject.recordFailure = { recordFailure($0.error, $0.message, $0.attributes, $0.span, $0.failures) }
        return subject
    }

    func with(
        tracer: @escaping @Sendable (String, any Sampler, [String: String], Backend) -> OTelTracer
    ) -> Lab09Subject {
        var subject = self
        subject.tracer = { tracer($0, $1, $2, Backend($3)) }
        return subject
    }
}
