import Synchronization

/// A producer of an ``InMemoryBroker``.
final class InMemoryProducer: KafkaProducer {
    private struct State {
        var isClosed = false
        var underWay = 0
        var waitingToClose: [CheckedContinuation<Void, Never>] = []
    }

    private let configuration: KafkaProducerConfiguration
    private let broker: InMemoryBroker
    private let state = Mutex(State())

    init(configuration: KafkaProducerConfiguration, broker: InMemoryBroker) {
        self.configuration = configuration
        self.broker = broker
    }

    var clientID: String { configuration.clientID }

    func sendAndAwait(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport {
        try Task.checkCancellation()
        try begin(message)
        defer { finish() }
        let delivery = try broker.deliver(message, from: configuration)
        if delivery.isHeldUp { await delivery.pass() }
        try Task.checkCancellation()
        return try delivery.report()
    }

    func shutdown() async {
        await withCheckedContinuation { continuation in
            let mayClose = state.withLock { state in
                state.isClosed = true
                guard state.underWay > 0 else { return true }
                state.waitingToClose.append(continuation)
                return false
            }
            if mayClose { continuation.resume() }
        }
    }

    private func begin(_ message: KafkaProducerMessage) throws(KafkaError) {
        try state.withLock { state throws(KafkaError) in
            guard !state.isClosed else {
                throw KafkaError(
                    code: .closed,
                    reason: "the message to topic \"\(message.topic)\" was not sent: producer \"\(clientID)\" was shut "
                        + "down; send before shutdown(), or open another producer"
                )
            }
            state.underWay += 1
        }
    }

    private func finish() {
        let waiting = state.withLock { state in
            state.underWay -= 1
            guard state.underWay == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waitingToClose = [] }
            return state.waitingToClose
        }
        for continuation in waiting { continuation.resume() }
    }
}
