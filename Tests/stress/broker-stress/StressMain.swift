import Foundation
import Kafka
import OTel
import RdKafka
import Synchronization
import Tracing

/// Many messages, several producers, a group that loses members: nothing that was acknowledged may be lost.
@main
struct StressMain {
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        InstrumentationSystem.bootstrap(
            OTelTracer(resource: Resource(serviceName: "broker-stress"), processor: NoOpSpanProcessor())
        )
        do {
            let options = try StressOptions(Array(CommandLine.arguments.dropFirst()))
            if let bootstrapServers = options.memberOf {
                try await ChildMember.main(bootstrapServers: bootstrapServers)
            } else {
                exit(try await run(options) ? 0 : 1)
            }
        } catch let error as StressOptions.UsageError {
            say("\(error.reason)\n\(StressOptions.usage)")
            exit(2)
        } catch {
            say("\(error)")
            exit(1)
        }
    }

    private static func run(_ options: StressOptions) async throws -> Bool {
        let start = ContinuousClock.now
        let isGood: Bool
        switch options.broker {
        case .memory:
            let broker = InMemoryBroker()
            let run = StressRun(broker: broker, messages: options.messages)
            isGood = try await run.run(victims: [.crashing(on: broker), .crashing(on: broker)])
        case .embedded:
            let cluster = try EmbeddedCluster()
            let run = StressRun(broker: cluster, messages: options.messages)
            isGood = try await run.run(victims: [
                try .process(on: cluster.bootstrapServers), try .process(on: cluster.bootstrapServers),
            ])
            await cluster.shutdown()
        }
        let seconds = (ContinuousClock.now - start).formatted(
            .units(allowed: [.seconds], fractionalPart: .show(length: 1))
        )
        let memory = peakMemory
        let isBounded = memory <= allowedMemory
        print(
            "\(options.broker.rawValue): \(isGood && isBounded ? "passed" : "FAILED") in \(seconds), "
                + "peak memory \(memory) MiB of \(allowedMemory) allowed"
        )
        return isGood && isBounded
    }

    /// In MiB. 100,000 messages take up to 150, and twice that under the thread sanitizer.
    private static let allowedMemory = 512

    /// The most memory that this process has had, in MiB.
    private static var peakMemory: Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss >> 20
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss >> 10
        #endif
    }

    static func say(_ text: String) {
        StandardError.write(text)
    }
}

extension Victim {
    /// A process of its own, ended by SIGKILL.
    static func process(on bootstrapServers: String) throws -> Victim {
        let child = try ChildMember(bootstrapServers: bootstrapServers)
        return Victim { await child.run(upTo: $0, onReady: $1, handle: $2) }
    }

    /// A member of the in-memory broker that crashes: the broker gives its partitions to the others.
    static func crashing(on broker: InMemoryBroker) -> Victim {
        Victim { limit, onReady, handle in
            do {
                let consumer = try broker.makeConsumer(StressRun.configuration(clientID: "victim"))
                onReady()
                let count = Mutex(0)
                try await Member(consumer: consumer).run(isDone: { false }) { number in
                    handle(number)
                    return count.withLock { count in
                        count += 1
                        return count < limit
                    }
                }
                try broker.crash(consumer)
                return true
            } catch {
                StressMain.say("\(error)")
                return false
            }
        }
    }
}
