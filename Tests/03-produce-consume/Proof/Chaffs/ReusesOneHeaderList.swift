import Kafka
import KafkaTracing
import Synchronization
import Tracing

@testable import Lab03Solution

/// The headers of the first send are kept, and go out with every later message too.
enum ReusesOneHeaderList {
    struct TracedProducer: Sendable {
        let producer: any KafkaProducer
        private let shared = SharedHeaders()

        init(producer: any KafkaProducer) {
            self.producer = producer
        }

        private final class SharedHeaders: Sendable {
            let headers = Mutex<[KafkaHeader]>([])
        }

        func send(_ message: KafkaProducerMessage, correlationID: String) async throws -> KafkaDeliveryReport {
            try await withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, correlationID: correlationID, clientID: producer.clientID)

                var message = message
                message.headers.removeAll { $0.key == "correlation_id" }
                message.headers.append(KafkaHeader(key: "correlation_id", value: correlationID))
                message.headers = shared.headers.withLock { [headers = message.headers] shared in
                    if shared.isEmpty {
                        shared = injectTraceContext(span.context, into: headers)
                    }
                    return shared
                }

                do {
                    let report = try await producer.sendAndAwait(message)
                    if case .acknowledged(let record) = report.status {
                        span.attributes["messaging.destination.partition.id"] = "\(record.partition)"
                        span.attributes["messaging.kafka.offset"] = record.offset.rawValue
                    }
                    return report
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }
        }
    }
}
