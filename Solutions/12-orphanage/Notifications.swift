import Kafka
import KafkaTracing
import Tracing

/// Tells the customer and the team that a parcel is on its way.
struct Notifications: Sendable {
    /// Reads the parcels.
    let consumer: any KafkaConsumer
    /// `webhook` is the customer's, `slack` the team's.
    let channels: [String]
    let post: Post

    /// Handles parcels until the consumer ends. A channel that fails does not stop the others, and is not tried again:
    /// the message is committed all the same.
    func run() async throws {
        // Your code: the whole body of the service is yours.
        for try await message in consumer.messages {
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                let order = try Order(message.value)
                for channel in channels {
                    await notify(channel, about: order)
                }
            }
            try await consumer.commit(message)
        }
    }

    private func notify(_ channel: String, about order: Order) async {
        await withSpan("POST \(channel)", ofKind: .client) { span in
            span.attributes["http.request.method"] = "POST"
            do {
                let status = try await post(channel, order)
                span.attributes["http.response.status_code"] = status
                if status >= 400 {
                    span.attributes["error.type"] = "\(status)"
                    span.setStatus(SpanStatus(code: .error))
                }
            } catch {
                span.fail(with: error)
            }
        }
        // End of your code.
    }
}
