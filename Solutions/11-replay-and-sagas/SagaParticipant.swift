import Kafka
import KafkaTracing
import LabKit
import Tracing

/// A service that does its part in sagas: it carries out commands, and answers each.
struct SagaParticipant: Sendable {
    /// Reads the commands.
    let consumer: any KafkaConsumer
    /// Sends the replies.
    let producer: TracedProducer

    /// Calls `perform` with each command and the id of its saga, and answers what came of it, until the consumer ends. An
    /// error of `perform` is an answer too. A command is committed when the broker has acknowledged the reply.
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
        // Your code: steps 5 and 7.
        let context = extractTraceContext(from: message.headers)
        try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
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
            try await producer.send(reply.message(answering: message))
        }
        // End of your code.
    }
}
