import Kafka
import KafkaTracing
import Tracing

@testable import Lab11Solution

/// Links to the job too, and an event with what was replayed.
struct GenerousReplayer: Sendable {
    let consumer: any KafkaConsumer
    let producer: any KafkaProducer
    let topic: String
    let replayID: String

    func run() async throws {
        var count = 0
        try await withSpan("replay \(topic)", ofKind: .internal) { job in
            job.attributes["replay.id"] = replayID
            job.addEvent("replay began")
            do {
                for try await message in consumer.messages {
                    try await replay(message, for: job)
                    try await consumer.commit(message)
                    count += 1
                }
                job.attributes["replay.message_count"] = count
            } catch {
                job.attributes["replay.message_count"] = count
                job.attributes["error.type"] = errorType(of: error)
                throw error
            }
        }
    }

    private func replay(_ message: KafkaConsumerMessage, for job: any Span) async throws {
        var replay = KafkaProducerMessage(topic: topic, key: message.key, value: message.value)
        replay.headers = message.headers.filter { $0.key != "baggage" }
        replay.headers.replace("replay_id", with: replayID)
        replay.headers.replace("replayed_from", with: "\(message.topic)/\(message.partition)/\(message.offset)")
        let message = replay
        try await ServiceContext.withValue(nil) {
            try await withSpan("send \(topic)", ofKind: .producer) { span in
                span.attributes.merge(sendAttributes(of: message, clientID: producer.clientID))
                span.attributes["replay.id"] = replayID
                span.addLink(SpanLink(context: job.context, attributes: ["replay.id": .string(replayID)]))
                try await send(message, in: span)
            }
        }
    }

    private func send(_ message: KafkaProducerMessage, in span: any Span) async throws {
        let place = message.headers.text(of: "replayed_from")?.split(separator: "/").map(String.init) ?? []
        if place.count == 3 {
            span.addLink(
                SpanLink(
                    context: extractTraceContext(from: message.headers),
                    attributes: [
                        "messaging.destination.name": .string(place[0]),
                        "messaging.destination.partition.id": .string(place[1]),
                        "messaging.kafka.offset": .int64(Int64(place[2]) ?? -1),
                        "messaging.system": "kafka",
                    ]
                )
            )
        }
        var message = message
        message.headers = injectTraceContext(span.context, into: message.headers)
        try await withSpan("wait for the broker") { _ in
            try await producer.deliver(message, recordingOn: span)
        }
    }
}

/// Spans around the work and around the reply, and a link to the command.
struct GenerousParticipant: Sendable {
    let consumer: any KafkaConsumer
    let producer: TracedProducer

    func run(_ perform: (SagaCommand, String) async throws -> Void) async throws {
        for try await message in consumer.messages {
            guard let command = SagaCommand(message.headers) else { continue }
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                let sagaID = String(decoding: message.key ?? [], as: UTF8.self)
                span.attributes = sagaAttributes(sagaID, command.step, command.action)
                span.attributes.merge(processAttributes(of: message, consumer: consumer))
                span.addLink(SpanLink(context: context, attributes: [:]))
                if let undone = command.undoes {
                    let link = SpanLink(
                        context: restoredContext(["traceparent": undone]),
                        attributes: ["saga.undoes_step": .string(command.step.rawValue), "saga.id": .string(sagaID)]
                    )
                    span.addLink(link)
                }
                let failure: String?
                do {
                    try await withSpan("\(command.action.rawValue) \(command.step.rawValue)") { _ in
                        try await perform(command, sagaID)
                    }
                    failure = nil
                } catch {
                    span.fail(with: error)
                    failure = errorType(of: error)
                }
                let reply = SagaReply(
                    step: command.step,
                    action: command.action,
                    failure: failure,
                    stepTraceparent: savedContext(span.context)["traceparent"]
                )
                try await withSpan("answer") { _ in
                    try await producer.send(reply.message(answering: message))
                }
            }
            try await consumer.commit(message)
        }
    }
}

/// A span around the decision, and more attributes.
struct GenerousOrchestrator: Sendable {
    let producer: TracedProducer
    let store: SagaStore

    func begin(_ id: String, order: String, correlationID: String) async throws {
        try await withSpan("saga.begin place-order") { span in
            span.attributes["saga.id"] = id
            span.attributes["messaging.message.conversation_id"] = correlationID
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
            span.attributes.merge(sagaAttributes(saga.id, reply.step, reply.action))
            span.addLink(SpanLink(context: extractTraceContext(from: message.headers), attributes: [:]))
            guard saga.awaits(reply) else {
                span.attributes["saga.duplicate"] = true
                span.addEvent("duplicate")
                return
            }
            span.attributes["saga.reply_failure"] = reply.failure
            try await withSpan("decide") { _ in
                try await goOn(saga, after: reply)
            }
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
        saga.done.reversed().map { SagaCommand(step: $0.step, action: .undo, undoes: $0.traceparent) }.first
    }

    private func end(_ saga: SagaState) {
        withSpan("saga.end place-order") { span in
            span.attributes["saga.id"] = saga.id
            guard let failedStep = saga.failedStep else {
                span.attributes["saga.outcome"] = "completed"
                span.attributes["saga.undone_steps"] = [String]()
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
