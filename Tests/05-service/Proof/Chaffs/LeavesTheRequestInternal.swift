import Logging
import Tracing

@testable import Lab05Solution

/// The span around the request has the default kind.
enum LeavesTheRequestInternal {
    struct Notifier: Sendable {
        let channels: [Channel]
        let post: Post

        func handle(_ event: Event) async throws {
            let notification = Notification(event)
            for channel in channels {
                await withSpan("POST \(channel.name)") { span in
                    span.attributes = [
                        "http.request.method": "POST",
                        "server.address": .string(channel.host),
                        "url.full": .string(channel.redactedURL),
                        "notification.id": .string(notification.id),
                        "notification.channel": .string(channel.name),
                    ]
                    span.attributes["server.port"] = channel.port

                    var failure: String?
                    do {
                        let status = try await post(channel, notification)
                        span.attributes["http.response.status_code"] = status
                        failure = status >= 400 ? "\(status)" : nil
                    } catch {
                        span.recordError(error)
                        failure = errorType(of: error)
                    }

                    if let failure {
                        span.setStatus(SpanStatus(code: .error))
                        span.attributes["error.type"] = failure
                        logger.error(
                            "notification failed",
                            metadata: [
                                "channel": "\(channel.name)", "correlation_id": "\(event.correlationID)",
                                "error": "\(failure)",
                            ]
                        )
                    }
                }
            }
        }
    }
}
