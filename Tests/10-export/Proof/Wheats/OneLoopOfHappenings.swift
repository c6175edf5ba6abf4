import Kafka
import OTel
import Tracing

@testable import Lab10Solution

/// A service that puts all that happens into one stream, and decides in one loop.
enum OneLoopOfHappenings {
    struct OrderService: Sendable {
        let consumer: any KafkaConsumer
        let signals: StopSignals
        let limits: StopLimits
        let wait: @Sendable (Duration) async throws -> Void
        let shutDownTelemetry: @Sendable () async -> Void

        private enum Happening: Sendable {
            case signal(Int)
            case worked(Result<Void, any Error>)
            case messageLimit
            case flushed
            case flushLimit
        }

        func run(_ handler: @escaping @Sendable (KafkaConsumerMessage) async throws -> Void) async throws -> Ending {
            let (happenings, notes) = AsyncStream<Happening>.makeStream()
            var tasks: [Task<Void, any Error>] = []
            defer {
                for task in tasks {
                    task.cancel()
                }
            }
            for count in 1...2 {
                tasks.append(
                    Task {
                        try await signals.received(count)
                        notes.yield(.signal(count))
                    }
                )
            }
            let work = Task {
                for try await message in consumer.messages {
                    try await withSpan("process \(message.topic)", ofKind: .consumer) { _ in try await handler(message)
                    }
                    try await consumer.commit(message)
                }
            }
            tasks.append(Task { notes.yield(.worked(await work.result)) })

            var result: Result<Void, any Error>?
            var isOutOfTime = false
            for await happening in happenings {
                switch happening {
                case .signal(2...):
                    work.cancel()
                    return .interrupted
                case .signal:
                    consumer.triggerGracefulShutdown()
                    tasks.append(
                        Task {
                            try await wait(limits.message)
                            notes.yield(.messageLimit)
                        }
                    )
                case .worked, .messageLimit:
                    guard result == nil, !isOutOfTime else { continue }
                    if case .worked(let outcome) = happening {
                        result = outcome
                    } else {
                        isOutOfTime = true
                        work.cancel()
                    }
                    await consumer.shutdown()
                    tasks.append(
                        Task {
                            await shutDownTelemetry()
                            notes.yield(.flushed)
                        }
                    )
                    tasks.append(
                        Task {
                            try await wait(limits.flush)
                            notes.yield(.flushLimit)
                        }
                    )
                case .flushed:
                    guard let result, !isOutOfTime else { return .outOfTime }
                    try result.get()
                    return .stopped
                case .flushLimit:
                    return .outOfTime
                }
            }
            throw CancellationError()
        }
    }
}
