import Kafka
import KafkaTracing
import Tracing

@testable import Lab11Solution

/// The span does not say which reply it is about.
enum DescribesNoReply {
    struct SagaOrchestrator: Sendable {
        let producer: TracedProducer
        let store: SagaStore

        func begin(_ id: String, order: String, correlationID: String) async throws {
            try await withSpan("saga.begin place-order") { span in
                span.attributes["saga.id"] = id
                let saga = SagaState(
                    id: id,
                    correlationID: correlationID,
                    order: order,
                    context: savedContext(span.context),
                    awaited: SagaCommand(step: .stock, action: .perform)
                )
                try store.save(saga)
                try await sendCommand(of: saga)
            }
        }

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
            let context = restoredContext(saga.context)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                span.addLink(SpanLink(context: extractTraceContext(from: message.headers), attributes: [:]))
                guard saga.awaits(reply) else {
                    span.attributes["saga.duplicate"] = true
                    return
                }
                try await goOn(saga, after: reply)
            }
        }

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

        private func nextUndo(of saga: SagaState) -> SagaCommand? {
            guard let last = saga.done.last else { return nil }
            return SagaCommand(step: last.step, action: .undo, undoes: last.traceparent)
        }

        private func end(_ saga: SagaState) {
            withSpan("saga.end place-order") { span in
                span.attributes["saga.id"] = saga.id
                guard let failedStep = saga.failedStep else {
                    span.attributes["saga.outcome"] = "completed"
                    return
                }
                span.attributes["saga.outcome"] = "compensated"
                span.attributes["saga.failed_step"] = failedStep.rawValue
                span.attributes["saga.undone_steps"] = saga.undone.map(\.rawValue)
                if !saga.notUndone.isEmpty {
                    span.attributes["saga.outcome"] = "compensation_failed"
                    span.attributes["saga.not_undone_steps"] = saga.notUndone.map(\.rawValue)
                    span.attributes["error.type"] = "compensation_failed"
                    span.setStatus(SpanStatus(code: .error))
                }
            }
        }
    }
}
