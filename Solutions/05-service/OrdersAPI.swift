import Kafka
import LabKit
import Logging
import Tracing

/// Reads header fields of an HTTP request (OpenTelemetry's Getter).
struct HTTPHeadersExtractor: Extractor {
    /// The value of `key`, in whatever case the client wrote the name; nil when there is none. Several values are joined
    /// with `,`.
    func extract(key: String, from headers: [HTTPField]) -> String? {
        // Your code: step 1.
        let values = headers.filter { $0.name.lowercased() == key.lowercased() }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ",")
        // End of your code.
    }
}

/// The shop's HTTP interface.
struct OrdersAPI: Sendable {
    let checkRateLimit: CheckRateLimit
    let publish: Publish

    /// Answers `POST /orders`.
    func handle(_ request: HTTPRequest) async -> HTTPResponse {
        let correlationID =
            HTTPHeadersExtractor().extract(key: "X-Correlation-ID", from: request.headers) ?? newCorrelationID()

        // Your code: steps 1, 2, 3 and 9.
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(request.headers, into: &context, using: HTTPHeadersExtractor())

        return await withSpan("POST /orders", context: context, ofKind: .server) { span in
            span.attributes = [
                "http.request.method": .string(request.method),
                "http.route": "/orders",
                "url.path": .string(request.path),
                "url.scheme": .string(request.scheme),
                "client.address": .string(request.clientAddress),
            ]
            span.attributes["user.id"] = request.userID

            let decision = checkRateLimit(request.clientAddress)
            span.attributes["rate_limit.allowed"] = decision.isAllowed
            span.attributes["rate_limit.limit"] = decision.limit
            span.attributes["rate_limit.remaining"] = decision.remaining
            span.attributes["rate_limit.algorithm"] = decision.algorithm
            span.attributes["rate_limit.rule"] = decision.rule

            let response =
                decision.isAllowed
                ? await placeOrder(request, correlationID: correlationID) : HTTPResponse(status: 429)

            span.attributes["http.response.status_code"] = response.status
            if response.status >= 500 {
                span.setStatus(SpanStatus(code: .error))
                span.attributes["error.type"] = "\(response.status)"
            }
            logger.info(
                "request answered",
                metadata: ["correlation_id": "\(correlationID)", "status": "\(response.status)"]
            )
            return response
        }
        // End of your code.
    }

    /// Publishes the order in the request's body: 202 when it was, 400 when the body is no order, 503 when it could not be.
    private func placeOrder(_ request: HTTPRequest, correlationID: String) async -> HTTPResponse {
        guard let order = try? Order(json: request.body) else { return HTTPResponse(status: 400) }
        do {
            try await publish(
                Event(type: "order.placed", correlationID: correlationID, key: order.id, payload: request.body)
            )
            return HTTPResponse(status: 202)
        } catch {
            return HTTPResponse(status: 503)
        }
    }
}
