import Kafka

@testable import Lab11Checks
@testable import Lab11Solution

/// What a submission's `Replayer` looks like.
protocol Replaying: Sendable {
    init(consumer: any KafkaConsumer, producer: any KafkaProducer, topic: String, replayID: String)
    func run() async throws
}

/// What a submission's `SagaParticipant` looks like.
protocol SagaParticipating: Sendable {
    init(consumer: any KafkaConsumer, producer: TracedProducer)
    func run(_ perform: (SagaCommand, String) async throws -> Void) async throws
}

/// What a submission's `SagaOrchestrator` looks like.
protocol SagaOrchestrating: Sendable {
    init(producer: TracedProducer, store: SagaStore)
    func begin(_ id: String, order: String, correlationID: String) async throws
    func run(_ consumer: any KafkaConsumer) async throws
}

extension Replayer: Replaying {}
extension SagaParticipant: SagaParticipating {}
extension SagaOrchestrator: SagaOrchestrating {}

extension Lab11Subject {
    static let solution = Lab11Subject(
        replay: { _, _, _, _ in },
        participate: { _, _, _ in },
        newSagas: { Sagas(begin: { _, _, _, _ in }, run: { _, _ in }) }
    ).with(Replayer.self).with(SagaParticipant.self).with(SagaOrchestrator.self)

    /// This subject with another replayer.
    func with<Other: Replaying>(_ type: Other.Type) -> Lab11Subject {
        var subject = self
        subject.replay = { consumer, producer, topic, replayID in
            try await Other(consumer: consumer, producer: producer, topic: topic, replayID: replayID).run()
        }
        return subject
    }

    /// This subject with another participant.
    func with<Other: SagaParticipating>(_ type: Other.Type) -> Lab11Subject {
        var subject = self
        subject.participate = { consumer, producer, perform in
            try await Other(consumer: consumer, producer: TracedProducer(producer: producer)).run {
                try await perform($0.step.rawValue, $0.action.rawValue, $1)
            }
        }
        return subject
    }

    /// This subject with another orchestrator.
    func with<Other: SagaOrchestrating>(_ type: Other.Type) -> Lab11Subject {
        var subject = self
        subject.newSagas = {
            let store = SagaStore()
            return Sagas(
                begin: { producer, id, order, correlationID in
                    try await Other(producer: TracedProducer(producer: producer), store: store)
                        .begin(id, order: order, correlationID: correlationID)
                },
                run: { consumer, producer in
                    try await Other(producer: TracedProducer(producer: producer), store: store).run(consumer)
                }
            )
        }
        return subject
    }
}
