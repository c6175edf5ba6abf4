import Kafka
import KafkaTracing
import Tracing

@testable import Lab11Solution

/// The reply is sent when the span of the step has ended.
enum RepliesAfterTheSpan {
    struct SagaParticipant: Sendable {
        let consumer: any KafkaConsumer
        let producer: TracedProducer

        func run(_ perform: (SagaCommand, String) async throws -> Void) async throws {
            for try await message in consumer.messages {
                if let command = SagaCommand(message.headers) {
                    try await carryOut(command, in: message, perform)
                }
                try await consumer.commit(message)
            }
        }

        private func carryOut(
            _ command: SagaCommand,
            in message: KafkaConsumerMessage,
            _ perform: (SagaCommand, String) async throws -> Void
        ) async throws {
            let sagaID = String(decoding: message.key ?? [], as: UTF8.self)
            var reply = SagaReply(step: command.step, action: command.action)
            let context = extractTraceContext(from: message.headers)
            await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                span.attributes.merge(sagaAttributes(sagaID, command.step, command.action))
                if let undone = command.undoes {
                    span.addLink(
                        SpanLink(
                            context: restoredContext(["traceparent": undone]),
                            attributes: ["saga.undoes_step": .string(command.step.rawValue)]
                        )
                    )
                }
                do {
                    try await perform(command, sagaID)
                } catch {
                    span.fail(with: error)
                    reply.failure = errorType(of: error)
                }
                reply.stepTraceparent = savedContext(span.context)["traceparent"]
            }
            try await producer.send(reply.message(answering: message))
        }
    }
}
