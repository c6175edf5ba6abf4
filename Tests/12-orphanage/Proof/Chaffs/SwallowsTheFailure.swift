import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// The bug as it was left: the answer is written down, and nobody looks at it.
enum SwallowsTheFailure {
    struct Notifications: Sendable {
        let consumer: any KafkaConsumer
        let channels: [String]
        let post: Post

        func run() async throws {
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
                // A channel that does not answer must not stop the others.
                let status = try? await post(channel, order)
                span.attributes["http.response.status_code"] = status
            }
        }
    }
}
