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
        TODO(5, "a span for the command, which tells of a failure; and its traceparent in the reply")
        TODO(7, "link a command that undoes a step to the span that carried the step out")
        do {
            try await perform(command, sagaID)
        } catch {
            reply.failure = errorType(of: error)
        }
        try await producer.send(reply.message(answering: message))
        // End of your code.
    }
}
