import Kafka
import KafkaTracing
import Tracing

@testable import Lab11Solution

/// `startSpan` and `end` instead of `withSpan`.
struct ManualReplayer: Sendable {
    let consumer: any KafkaConsumer
    let producer: any KafkaProducer
    let topic: String
    let replayID: String

    func run() async throws {
        let span = startSpan("replay \(topic)")
        defer { span.end() }
        span.attributes["replay.id"] = replayID
        span.attributes["replay.message_count"] = 0
        var replayed = 0
        while true {
            do {
                guard let message = try await consumer.next() else { return }
                try await replay(message)
                try await consumer.commit(message)
            } catch {
                span.fail(with: error)
                throw error
            }
            replayed += 1
            span.attributes["replay.message_count"] = replayed
        }
    }

    private func replay(_ message: KafkaConsumerMessage) async throws {
        let span = startSpan("send \(topic)", context: .topLevel, ofKind: .producer)
        defer { span.end() }
        let stale: Set = ["traceparent", "tracestate", "baggage", "replay_id"]
        var headers = message.headers.filter { !stale.contains($0.key) }
        headers.insert(KafkaHeader(key: "replay_id", value: replayID), at: 0)
        InstrumentationSystem.instrument.inject(span.context, into: &headers, using: KafkaHeadersInjector())
        let replay = KafkaProducerMessage(topic: topic, headers: headers, key: message.key, value: message.value)
        span.attributes = sendAttributes(of: replay, clientID: producer.clientID)
        span.attributes["replay.id"] = replayID

        let original = extractTraceContext(from: message.headers)
        if !original.isEmpty {
            var place = SpanAttributes()
            place["messaging.destination.name"] = message.topic
            place["messaging.destination.partition.id"] = "\(message.partition)"
            place["messaging.kafka.offset"] = message.offset.rawValue
            span.addLink(SpanLink(context: original, attributes: place))
        }
        do {
            try await producer.deliver(replay, recordingOn: span)
        } catch {
            span.setStatus(SpanStatus(code: .error))
            throw error
        }
    }
}

/// The undo's link is added behind the work, and the reply is made by hand.
struct ManualParticipant: Sendable {
    let consumer: any KafkaConsumer
    let producer: TracedProducer

    func run(_ perform: (SagaCommand, String) async throws -> Void) async throws {
        while let message = try await consumer.next() {
            guard let command = SagaCommand(message.headers) else { continue }
            let sagaID = String(decoding: message.key ?? [], as: UTF8.self)
            let span = startSpan(
                "process \(message.topic)",
                context: extractTraceContext(from: message.headers),
                ofKind: .consumer
            )
            defer { span.end() }
            span.updateAttributes {
                $0.merge(processAttributes(of: message, consumer: consumer))
                $0.merge(sagaAttributes(sagaID, command.step, command.action))
            }
            try await ServiceContext.withValue(span.context) {
                var reply = SagaReply(step: command.step, action: command.action)
                let headers = injectTraceContext(span.context, into: [])
                reply.stepTraceparent = headers.text(of: "traceparent")
                do {
                    try await withSpan("do \(command.step.rawValue)") { _ in try await perform(command, sagaID) }
                } catch {
                    span.fail(with: error)
                    reply.failure = errorType(of: error)
                }
                if command.action == .undo, let step = command.undoes {
                    let context = extractTraceContext(from: [KafkaHeader(key: "traceparent", value: step)])
                    span.addLink(
                        SpanLink(context: context, attributes: ["saga.undoes_step": "\(command.step.rawValue)"])
                    )
                }
                try await producer.send(reply.message(answering: message))
            }
            try await consumer.commit(message)
        }
    }
}

/// The end hangs below the span that began the saga, and what is undone next is found by the order of the steps.
struct ManualOrchestrator: Sendable {
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
        let span = startSpan(
            "process \(message.topic)",
            context: restoredContext(saga.context),
            ofKind: .consumer
        )
        defer { span.end() }
        let sender = extractTraceContext(from: message.headers)
        if !sender.isEmpty {
            span.addLink(SpanLink(context: sender, attributes: [:]))
        }
        span.updateAttributes {
            $0.merge(processAttributes(of: message, consumer: consumer))
            $0.merge(sagaAttributes(saga.id, reply.step, reply.action))
        }
        if saga.awaits(reply) {
            try await ServiceContext.withValue(span.context) { try await goOn(saga, after: reply) }
        } else {
            span.attributes["saga.duplicate"] = true
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
        for step in SagaStep.allCases.reversed() {
            guard let done = saga.done.first(where: { $0.step == step }) else { continue }
            return SagaCommand(step: step, action: .undo, undoes: done.traceparent)
        }
        return nil
    }

    private func end(_ saga: SagaState) {
        let span = startSpan("saga.end place-order", context: restoredContext(saga.context))
        defer { span.end() }
        var attributes: SpanAttributes = ["saga.id": .string(saga.id)]
        switch (saga.failedStep, saga.notUndone.isEmpty) {
        case (nil, _):
            attributes["saga.outcome"] = "completed"
        case (let failed?, let isUndone):
            attributes["saga.outcome"] = isUndone ? "compensated" : "compensation_failed"
            attributes["saga.failed_step"] = failed.rawValue
            attributes["saga.undone_steps"] = saga.undone.map(\.rawValue)
            if !isUndone {
                attributes["saga.not_undone_steps"] = saga.notUndone.map(\.rawValue)
                attributes["error.type"] = "compensation_failed"
                span.setStatus(SpanStatus(code: .error, message: "some steps could not be undone"))
            }
        }
        span.attributes = attributes
    }
}
