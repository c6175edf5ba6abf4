import Foundation
import Kafka
import Synchronization

/// The contract on one broker.
///
/// All cases that were asked for start together with the first one: joining a group takes the embedded cluster seconds,
/// in which others can go on. Each test then waits for the outcome of its own.
final class ContractRun: Sendable {
    private let kind: BrokerKind
    private let limit: Duration
    private let open: @Sendable () throws -> any KafkaBroker
    private let outcomes = Mutex<[String: Task<[Finding], Never>]?>(nil)

    /// - Parameters:
    ///   - kind: what the broker is.
    ///   - limit: how long a case may take.
    ///   - open: opens the broker that all cases share.
    init(
        on kind: BrokerKind,
        limit: Duration = .seconds(60),
        open: @escaping @Sendable () throws -> any KafkaBroker
    ) {
        self.kind = kind
        self.limit = limit
        self.open = open
    }

    /// What the case found. Nothing means that the broker keeps this promise.
    func findings(of name: String) async -> [Finding] {
        let outcome = outcomes.withLock { outcomes in
            if outcomes == nil { outcomes = start(Self.wanted) }
            return outcomes?[name]
        }
        return await outcome?.value ?? [Finding(message: "the contract has no case called \(name)")]
    }

    private func start(_ cases: [ContractCase]) -> [String: Task<[Finding], Never>] {
        let broker = Result(catching: open)
        return Dictionary(
            uniqueKeysWithValues: cases.map { one in
                let outcome = Task { [kind, limit] in
                    do {
                        return await one.findings(on: try broker.get(), kind, limit: limit)
                    } catch {
                        return [Finding(message: "the broker could not be opened: \(error)")]
                    }
                }
                return (one.name, outcome)
            }
        )
    }

    /// The cases that the command line names, as `swift test --filter` and `--parallel` do; otherwise all.
    private static var wanted: [ContractCase] {
        let named = ContractCase.all.filter { one in
            CommandLine.arguments.contains { $0.contains("/\(one.name)") }
        }
        return named.isEmpty ? ContractCase.all : named
    }
}
