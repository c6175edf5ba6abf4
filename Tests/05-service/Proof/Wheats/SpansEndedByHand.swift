import Kafka
import KafkaTracing
import Logging
import Tracing

@testable import Lab05Solution

/// An HTTP interface that reads the headers into a dictionary, and ends its span by hand.
struct ManualAPI: OrdersAnswering {
    struct FieldExtractor: Extractor {
        func extract(key: String, from fields: [String: [String]]) -> String? {
            fields[key.uppercased()]?.joined(separator: ", ")
        }
    }

    let checkRateLimit: CheckRateLimit
    let publish: Publish

    func handle(_ request: HTTPRequest) async -> HTTPResponse {
        let fields = Dictionary(grouping: request.headers) { $0.name.uppercased() }.mapValues { $0.map(\.value) }
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(fields, into: &context, using: FieldExtractor())
        let span = startSpan("POST /orders", context: context, ofKind: .server)
        defer { span.end() }
        span.attributes["http.request.method"] = "POST"
        span.attributes["http.route"] = "/orders"
        span.attributes["url.path"] = request.path
        span.attributes["url.scheme"] = request.scheme
        span.attributes["client.address"] = request.clientAddress
        if let user = request.userID {
            span.attributes["user.id"] = user
        }
        let correlationID = fields["X-CORRELATION-ID"]?.first ?? newCorrelationID()
        return await ServiceContext.withValue(span.context) {
            let status = await answer(request, correlationID: correlationID, span: span)
            span.attributes["http.response.status_code"] = Int64(status)
            var logger = logger
            logger[metadataKey: "correlation_id"] = "\(correlationID)"
            logger.notice("POST /orders \(status)")
            return HTTPResponse(status: status)
        }
    }

    private func answer(_ request: HTTPRequest, correlationID: String, span: any Span) async -> Int {
        let decision = checkRateLimit(request.userID ?? request.clientAddress)
        span.updateAttributes {
            $0["rate_limit.allowed"] = decision.isAllowed
            $0["rate_limit.limit"] = decision.limit
            $0["rate_limit.remaining"] = decision.remaining
            $0["rate_limit.algorithm"] = decision.algorithm
            $0["rate_limit.rule"] = decision.rule
        }
        guard decision.isAllowed else { return 429 }
        guard let order = try? Order(json: request.body) else { return 400 }
        do {
            try await publish(
                Event(type: "order.placed", correlationID: correlationID, key: order.id, payload: request.body)
            )
            return 202
        } catch {
            span.recordError(error)
            span.setStatus(SpanStatus(code: .error, message: "not published"))
            span.attributes["error.type"] = errorType(of: error)
            return 503
        }
    }
}

/// A publisher that builds its header list anew, and fails and ends its span by hand.
struct ManualPublisher: EventPublishing {
    let producer: any KafkaProducer
    let topic: String
    let service: String

    func publish(_ event: Event) async throws {
        let span = startSpan("send \(topic)", ofKind: .producer)
        defer { span.end() }
        let own = ["event_type": event.type, "correlation_id": event.correlationID, "service": service]
        var headers: [KafkaHeader] = []
        InstrumentationSystem.instrument.inject(span.context, into: &headers, using: KafkaHeadersInjector())
        headers += own.sorted { $0.key < $1.key }.map { KafkaHeader(key: $0.key, value: $0.value) }
        let written = Set(headers.map(\.key) + ["tracestate", "baggage"])
        headers += event.headers.filter { !written.contains($0.key) }
        let message = KafkaProducerMessage(
            topic: topic,
            headers: headers,
            key: Array(event.key.utf8),
            value: event.payload
        )
        span.attributes["messaging.system"] = "kafka"
        span.attributes["messaging.operation.name"] = "send"
        span.attributes["messaging.operation.type"] = "send"
        span.attributes["messaging.destination.name"] = topic
        span.attributes["messaging.message.conversation_id"] = event.correlationID
        span.attributes["event.type"] = event.type
        do {
            try await producer.sendAndAwait(message)
        } catch {
            span.attributes["error.type"] = "delivery_failed"
            span.setStatus(SpanStatus(code: .error, message: "\(error)"))
            throw error
        }
    }
}
