import Foundation
import Kafka
import RdKafka

/// A member of the group in a process of its own, so that it can be killed as processes are: without a commit, without
/// leaving the group.
///
/// The process prints `ready` once it has partitions, and then the number of each message that it has handled, before it commits
/// it; `invalid` for a message with a wrong trace context.
final class ChildMember: Sendable {
    private let process: Process
    private let output = Pipe()

    /// Starts a process that joins the group on the cluster at `bootstrapServers`.
    init(bootstrapServers: String) throws {
        process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["--member", bootstrapServers]
        process.standardOutput = output
        try process.run()
    }

    /// Reads what the process prints, and kills it after `limit` messages.
    ///
    /// - Returns: whether it was killed, and did not end by itself.
    func run(upTo limit: Int, onReady: @escaping @Sendable () -> Void, handle: @escaping @Sendable (Int?) -> Void) async
        -> Bool
    {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "child-member").async { [self] in
                var count = 0
                var rest = Data()
                while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
                    rest += data
                    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                        let line = String(decoding: rest[..<end], as: UTF8.self)
                        rest = Data(rest[(end + 1)...])
                        if line == "ready" {
                            onReady()
                        } else {
                            handle(Int(line))
                            count += 1
                        }
                    }
                    if count >= limit { kill(process.processIdentifier, SIGKILL) }
                }
                process.waitUntilExit()
                continuation.resume(returning: process.terminationReason == .uncaughtSignal)
            }
        }
    }

    /// What the process does.
    static func main(bootstrapServers: String) async throws {
        // The cluster's own members use the same times, so that a member's death is noticed soon.
        let broker = RdKafkaBroker(
            bootstrapServers: bootstrapServers,
            options: ["session.timeout.ms": "3500", "heartbeat.interval.ms": "200", "fetch.wait.max.ms": "20"]
        )
        let consumer = try broker.makeConsumer(StressRun.configuration(clientID: "child"))
        try await consumer.waitForAssignment()
        print("ready")
        fflush(nil)
        try await Member(consumer: consumer).run(isDone: { getppid() == 1 }) { number in
            print(number.map(String.init) ?? "invalid")
            return fflush(nil) == 0
        }
    }
}
