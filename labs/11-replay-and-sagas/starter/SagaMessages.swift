import Kafka
import Tracing

/// The steps of the saga that places an order, in the order in which they are carried out.
enum SagaStep: String, Sendable, Codable, CaseIterable {
    /// Set the goods aside.
    case stock
    /// Charge the card.
    case payment
    /// Book a courier.
    case shipping

    /// The topic on which the step's service is told what to do.
    var topic: String { "\(rawValue).commands" }

    /// The step after this one.
    var next: SagaStep? {
        switch self {
        case .stock: .payment
        case .payment: .shipping
        case .shipping: nil
        }
    }
}

/// What a service is to do about its step.
enum SagaAction: String, Sendable, Codable {
    /// Carry it out.
    case perform
    /// Make up for it: release the goods, refund the card.
    case undo
}

/// Tells a service what to do.
struct SagaCommand: Sendable, Codable, Equatable {
    var step: SagaStep
    var action: SagaAction
    /// For `undo`: the `traceparent` of the span that carried the step out.
    var undoes: String?
}

/// What a service answers to a command.
struct SagaReply: Sendable {
    static let topic = "saga.replies"

    var step: SagaStep
    var action: SagaAction
    /// The kind of error that kept the service from doing it, in one word; nil when it was done.
    var failure: String?
    /// The `traceparent` of the span that did it, or tried to.
    var stepTraceparent: String?
}

/// An error of a step, by its kind.
struct StepError: Error, CustomStringConvertible {
    let type: String
    let description: String
}

/// The attributes that tell to which saga and step a span belongs. The names are this platform's own.
func sagaAttributes(_ sagaID: String, _ step: SagaStep, _ action: SagaAction) -> SpanAttributes {
    [
        "saga.id": .string(sagaID),
        "saga.step": .string(step.rawValue),
        "saga.action": .string(action.rawValue),
    ]
}

// MARK: - On the wire

extension SagaCommand {
    /// Reads a command from a message's headers; nil when they hold none.
    init?(_ headers: [KafkaHeader]) {
        guard let step = headers.text(of: "saga_step").flatMap(SagaStep.init),
            let action = headers.text(of: "saga_action").flatMap(SagaAction.init)
        else { return nil }
        self.init(step: step, action: action, undoes: headers.text(of: "undoes_traceparent"))
    }

    /// The message that carries this command to the step's service.
    func message(sagaID: String, correlationID: String, order: String) -> KafkaProducerMessage {
        var message = KafkaProducerMessage(topic: step.topic, key: sagaID, value: order)
        message.headers.replace("correlation_id", with: correlationID)
        message.headers.replace("saga_step", with: step.rawValue)
        message.headers.replace("saga_action", with: action.rawValue)
        message.headers.replace("undoes_traceparent", with: undoes)
        return message
    }
}

extension SagaReply {
    /// Reads a reply from a message's headers; nil when they hold none.
    init?(_ headers: [KafkaHeader]) {
        guard let command = SagaCommand(headers), let outcome = headers.text(of: "saga_outcome") else { return nil }
        self.init(
            step: command.step,
            action: command.action,
            failure: outcome == "done" ? nil : outcome,
            stepTraceparent: headers.text(of: "step_traceparent")
        )
    }

    /// The message that carries this reply back: an answer to `command`.
    func message(answering command: KafkaConsumerMessage) -> KafkaProducerMessage {
        var message = KafkaProducerMessage(topic: Self.topic, key: command.key, value: Array("{}".utf8))
        message.headers.replace("correlation_id", with: command.headers.text(of: "correlation_id"))
        message.headers.replace("saga_step", with: step.rawValue)
        message.headers.replace("saga_action", with: action.rawValue)
        message.headers.replace("saga_outcome", with: failure ?? "done")
        message.headers.replace("step_traceparent", with: stepTraceparent)
        return message
    }
}
