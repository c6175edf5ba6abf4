import LabKit
import Logging
import Tracing

/// Tells the customer and the team about an event.
struct Notifier: Sendable {
    let channels: [Channel]
    let post: Post

    /// Sends a notification to each channel. A channel that fails does not stop the others, and is not tried again.
    func handle(_ event: Event) async throws {
        let notification = Notification(event)
        for channel in channels {
            // Your code: steps 8 and 9.
            await withSpan("POST \(channel.name)", ofKind: .client) { span in
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
            // End of your code.
        }
    }
}
