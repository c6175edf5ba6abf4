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
        TODO(1, "find the field in any case, and start a server span that continues the caller's trace")
        return headers.first { $0.name == key }?.value
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
        TODO(1, "start a server span that continues the caller's trace")
        TODO(2, "describe the request and the answer on the span")
        TODO(3, "ask the rate limiter, put its decision on the span, and answer 429 when it says no")
        TODO(9, "log the answer inside the span, with the correlation id")
        return await placeOrder(request, correlationID: correlationID)
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
