import Kafka
import KafkaTracing
import OTel
import Tracing

@testable import Lab08Checks
@testable import Lab08Solution

// One part of the solution replaced. What the other parts do with it is what the solution does with its own.

/// What a submission's `TimedConsumer.swift` looks like.
protocol ConsumerPart: Sendable {
    init(
        consumer: any KafkaConsumer,
        meter: Meter,
        clock: any WallClock,
        onHop: @escaping @Sendable (KafkaConsumerMessage, HopLatency) -> Void
    )
    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws
}

/// What a submission's `LatencyMetrics.swift` looks like.
protocol MetricsPart: Sendable {
    init(meter: Meter)
    func record(_ latency: HopLatency, of message: KafkaConsumerMessage, groupID: String, errorType: String?)
}

extension Lab08Subject {
    func with(latency: @escaping AssembledConsumer.Latency) -> Lab08Subject {
        var subject = self
        subject.latency = { Hop(latency($0, $1, $2)) }
        subject.run = { consumer, meter, clock, handler in
            try await AssembledConsumer(consumer: consumer, meter: meter, clock: clock, latency: latency).run(handler)
        }
        return subject
    }

    func with(
        carryOrigin: @escaping @Sendable ([KafkaHeader], KafkaConsumerMessage?, UInt64) -> [KafkaHeader],
        originTime: @escaping @Sendable ([KafkaHeader]) -> Int64?
    ) -> Lab08Subject {
        var subject = self
        subject.send = { producer, clock, message, cause in
            try await withSpan("send \(message.topic)", ofKind: .producer) { span in
                var message = message
                message.headers = carryOrigin(message.headers, cause, clock.nanosecondsSinceEpoch)
                message.headers = injectTraceContext(span.context, into: message.headers)
                _ = try await producer.sendAndAwait(message)
            }
        }
        let latency: AssembledConsumer.Latency = { message, began, ended in
            // The solution reads the origin with its own function, so what this one reads is added afterwards.
            var message = message
            let origin = originTime(message.headers)
            message.headers.removeAll { $0.key == originHeader }
            var latency = hopLatency(of: message, handlerBegan: began, handlerEnded: ended)
            guard let origin else { return latency }
            let onTheWay: Duration = .nanoseconds(began) - .milliseconds(origin)
            if onTheWay < .zero {
                latency.clockSkew = max(latency.clockSkew ?? .zero, .zero - onTheWay)
            } else {
                latency.endToEnd = latency.handler.map { $0 + onTheWay }
            }
            return latency
        }
        subject.latency = { Hop(latency($0, $1, $2)) }
        subject.run = { consumer, meter, clock, handler in
            try await AssembledConsumer(consumer: consumer, meter: meter, clock: clock, latency: latency).run(handler)
        }
        return subject
    }

    func with<Part: ConsumerPart>(consumer: Part.Type) -> Lab08Subject {
        var subject = self
        subject.run = { try await Part(consumer: $0, meter: $1, clock: $2, onHop: { _, _ in }).run($3) }
        return subject
    }

    func with(attributes: @escaping AssembledConsumer.Attributes) -> Lab08Subject {
        var subject = self
        subject.run = { consumer, meter, clock, handler in
            try await AssembledConsumer(consumer: consumer, meter: meter, clock: clock, attributes: attributes)
                .run(handler)
        }
        return subject
    }

    func with<Part: MetricsPart>(metrics: Part.Type) -> Lab08Subject {
        var subject = self
        subject.run = { consumer, meter, clock, handler in
            let record = Part(meter: meter).record
            try await AssembledConsumer(consumer: consumer, meter: meter, clock: clock, record: record).run(handler)
        }
        return subject
    }

    func with(diagnose: @escaping @Sendable (GroupFigures) -> Diagnosis) -> Lab08Subject {
        var subject = self
        subject.diagnose = { GroupCase.Cause(diagnose(GroupFigures($0))) }
        return subject
    }
}

/// The solution's consumer with parts to be replaced.
struct AssembledConsumer: Sendable {
    typealias Latency = @Sendable (KafkaConsumerMessage, UInt64, UInt64) -> HopLatency
    typealias Attributes = @Sendable (HopLatency, KafkaTimestamp) -> SpanAttributes
    typealias Record = @Sendable (HopLatency, KafkaConsumerMessage, String, String?) -> Void

    let consumer: any KafkaConsumer
    let meter: Meter
    let clock: any WallClock
    var latency: Latency = hopLatency
    var attributes: Attributes = latencyAttributes
    var record: Record?

    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        for try await message in consumer.messages {
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, groupID: consumer.groupID, clientID: consumer.clientID)
                let began = clock.nanosecondsSinceEpoch
                var failure: (any Error)?
                do { try await handler(message) } catch { failure = error }
                let hop = latency(message, began, clock.nanosecondsSinceEpoch)
                span.attributes.merge(attributes(hop, message.timestamp))
                span.attributes["error.type"] = failure.map(errorType(of:))
                let record = record ?? LatencyMetrics(meter: meter).record
                record(hop, message, consumer.groupID, failure.map(errorType(of:)))
                if let failure { throw failure }
            }
            try await consumer.commit(message)
        }
    }
}
