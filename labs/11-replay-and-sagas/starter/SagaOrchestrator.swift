import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Leads sagas through their steps: it sends commands, and decides by the replies what comes next. What it knows of a saga
/// is in the store, and not in the orchestrator.
struct SagaOrchestrator: Sendable {
    /// Sends the commands.
    let producer: TracedProducer
    let store: SagaStore

    /// Begins the saga that places `order`, and returns when the broker has acknowledged the first command.
    func begin(_ id: String, order: String, correlationID: String) async throws {
        // Your code: step 6.
        TODO(6, "begin the saga in a span, and keep its context in the state")
        let saga = SagaState(
            id: id,
            correlationID: correlationID,
            order: order,
            context: [:],
            awaited: SagaCommand(step: .stock, action: .perform)
        )
        try store.save(saga)
        try await sendCommand(of: saga)
        // End of your code.
    }

    /// Handles replies until the consumer ends. One is committed when what follows from it was sent and stored.
    func run(_ consumer: any KafkaConsumer) async throws {
        for try await message in consumer.messages {
            let id = String(decoding: message.key ?? [], as: UTF8.self)
            if let reply = SagaReply(message.headers), let saga = try store.load(id) {
                try await handle(reply, in: message, of: saga, from: consumer)
            }
            try await consumer.commit(message)
        }
    }

    private func handle(
        _ reply: SagaReply,
        in message: KafkaConsumerMessage,
        of saga: SagaState,
        from consumer: any KafkaConsumer
    ) async throws {
        // Your code: steps 6 and 8.
        TODO(6, "handle the reply in a span below the saga's, with a link to the reply")
        TODO(8, "do nothing about a reply that is not waited for")
        try await goOn(saga, after: reply)
        // End of your code.
    }

    /// Notes what `reply` says, and sends the next command, or ends the saga. The command is sent before the new state is
    /// stored: who crashes in between sends it again, and nothing is forgotten.
    private func goOn(_ saga: SagaState, after reply: SagaReply) async throws {
        var saga = saga
        saga.note(reply)
        if saga.failedStep == nil {
            saga.awaited = reply.step.next.map { SagaCommand(step: $0, action: .perform) }
        } else {
            saga.awaited = nextUndo(of: saga)
        }
        if saga.awaited == nil {
            end(saga)
        } else {
            try await sendCommand(of: saga)
        }
        try store.save(saga)
    }

    private func sendCommand(of saga: SagaState) async throws {
        guard let command = saga.awaited else { return }
        try await producer.send(
            command.message(sagaID: saga.id, correlationID: saga.correlationID, order: saga.order)
        )
    }

    /// What is to be undone next; nil when nothing is left.
    private func nextUndo(of saga: SagaState) -> SagaCommand? {
        // Your code: step 7.
        TODO(7, "undo what was done, the last step first")
        return nil
        // End of your code.
    }

    /// Leaves a span that says how the saga went.
    private func end(_ saga: SagaState) {
        // Your code: step 8.
        TODO(8, "a span that says how the saga went")
        // End of your code.
    }
}
