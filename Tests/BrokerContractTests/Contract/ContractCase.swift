import Kafka

/// One promise that every broker makes.
struct ContractCase: Sendable {
    /// The name of its test.
    let name: String
    private let body: @Sendable (Contract) async throws -> Void

    init(_ name: String, _ method: @escaping @Sendable (Contract) -> () async throws -> Void) {
        self.name = name
        self.body = { try await method($0)() }
    }

    /// What a run of this case on `broker` finds, also when it does not end in time.
    func findings(on broker: any KafkaBroker, _ kind: BrokerKind, limit: Duration) async -> [Finding] {
        let contract = Contract(broker: broker, kind: kind)
        let (ends, end) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
        let work = Task {
            do {
                try await body(contract)
            } catch is CaseEnded {
            } catch {
                contract.fail("the case threw \(error)")
            }
            end.yield()
        }
        let timer = Task {
            try await Task.sleep(for: limit)
            contract.fail("the case did not end within \(limit)")
            end.yield()
        }
        for await _ in ends { break }
        work.cancel()
        timer.cancel()
        return contract.findings.all
    }
}
