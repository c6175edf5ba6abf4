import Foundation
import Synchronization

/// All that the orchestrator knows of one saga. It is stored after each message, so that another process can go on.
struct SagaState: Sendable, Codable {
    /// A step that was carried out.
    struct DoneStep: Sendable, Codable {
        let step: SagaStep
        /// The `traceparent` of the span that carried it out, if the reply had one.
        let traceparent: String?
    }

    let id: String
    let correlationID: String
    /// The order's JSON.
    let order: String
    /// What ``savedContext(_:)`` has kept of the span that began the saga.
    let context: [String: String]

    /// The command whose reply is waited for; nil when the saga has ended.
    var awaited: SagaCommand?
    /// The steps that were carried out and not undone, oldest first.
    var done: [DoneStep] = []
    /// The step that failed.
    var failedStep: SagaStep?
    /// The steps that were undone, in the order in which that happened.
    var undone: [SagaStep] = []
    /// The steps that should have been undone, and could not be.
    var notUndone: [SagaStep] = []

    /// Whether `reply` is the one that the saga waits for. One that comes a second time is not.
    func awaits(_ reply: SagaReply) -> Bool {
        awaited?.step == reply.step && awaited?.action == reply.action
    }

    /// Notes what `reply` says.
    mutating func note(_ reply: SagaReply) {
        switch (reply.action, reply.failure) {
        case (.perform, nil):
            done.append(DoneStep(step: reply.step, traceparent: reply.stepTraceparent))
        case (.perform, _):
            failedStep = reply.step
        case (.undo, let failure):
            done.removeAll { $0.step == reply.step }
            if failure == nil {
                undone.append(reply.step)
            } else {
                notUndone.append(reply.step)
            }
        }
    }
}

/// Keeps the states of sagas, as bytes: what is not in them is gone when the process ends. A service would keep them in its
/// database.
final class SagaStore: Sendable {
    private let states = Mutex<[String: Data]>([:])

    init() {}

    /// Stores `saga` in place of what was stored under its id.
    func save(_ saga: SagaState) throws {
        let data = try JSONEncoder().encode(saga)
        states.withLock { $0[saga.id] = data }
    }

    /// The saga called `id`; nil when there is none.
    func load(_ id: String) throws -> SagaState? {
        try states.withLock { $0[id] }.map { try JSONDecoder().decode(SagaState.self, from: $0) }
    }
}
