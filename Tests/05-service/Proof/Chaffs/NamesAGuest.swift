import Logging
import Tracing

@testable import Lab05Solution

/// A guest gets a user id too, an empty one.
enum NamesAGuest {
    struct HTTPHeadersExtractor: Extractor {
        func extract(key: String, from headers: [HTTPField]) -> String? {
            let values = headers.filter { $0.name.lowercased() == key.lowercased() }.map(\.value)
            return values.isEmpty ? nil : values.joined(separator: ",")
        }
    }

    struct OrdersAPI: Sendable {
        let checkRateLimit: CheckRateLimit
        let publish: Publish

        func handle(_ request: HTTPRequest) async -> HTTPResponse {
            let correlationID =
                HTTPHeadersExtractor().extract(key: "X-Correlation-ID", from: request.headers) ?? newCorrelationID()

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
                span.attributes["user.id"] = request.userID ?? ""

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
        }

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
}
