import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// After a failure the other channels are left out.
enum TellsNobodyElse {
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
                        guard await notify(channel, about: order) else { break }
                    }
                }
                try await consumer.commit(message)
            }
        }

        private func notify(_ channel: String, about order: Order) async -> Bool {
            await withSpan("POST \(channel)", ofKind: .client) { span in
                span.attributes["http.request.method"] = "POST"
                do {
                    let status = try await post(channel, order)
                    span.attributes["http.response.status_code"] = status
                    if status < 400 { return true }
                    if status >= 400 {
                        span.attributes["error.type"] = "\(status)"
                        span.setStatus(SpanStatus(code: .error))
                    }
                } catch {
                    span.fail(with: error)
                }
                return false
            }
        }
    }
}
