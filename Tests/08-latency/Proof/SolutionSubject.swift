import Kafka

@testable import Lab08Checks
@testable import Lab08Solution

extension Lab08Subject {
    static let solution = Lab08Subject(
        latency: { message, began, ended in
            Hop(hopLatency(of: message, handlerBegan: began, handlerEnded: ended))
        },
        send: { producer, clock, message, cause in
            try await TimedProducer(producer: producer, clock: clock).send(message, causedBy: cause)
        },
        run: { consumer, meter, clock, handler in
            try await TimedConsumer(consumer: consumer, meter: meter, clock: clock).run(handler)
        },
        diagnose: { GroupCase.Cause(Lab08Solution.diagnose(GroupFigures($0))) }
    )
}

extension Lab08Subject.Hop {
    init(_ latency: HopLatency) {
        self.init(
            queue: latency.queue,
            handler: latency.handler,
            endToEnd: latency.endToEnd,
            clockSkew: latency.clockSkew
        )
    }
}

extension GroupFigures {
    init(_ group: GroupCase) {
        self.init(
            window: group.window,
            consumers: group.consumers,
            queueLimit: group.queueLimit,
            partitions: group.partitions.map { partition in
                PartitionFigures(
                    partition: KafkaPartition(rawValue: partition.number),
                    handled: partition.handled,
                    waiting: partition.waiting,
                    oldestWaiting: partition.oldestWaiting,
                    queue: partition.queue.map { Spread(count: $0.count, total: $0.total, longest: $0.longest) },
                    handler: partition.handler.map { Spread(count: $0.count, total: $0.total, longest: $0.longest) }
                )
            }
        )
    }
}

extension GroupCase.Cause {
    init(_ diagnosis: Diagnosis) {
        self =
            switch diagnosis {
            case .healthy: .healthy
            case .slowConsumer: .slowConsumer
            case .slowHandler: .slowHandler
            case .stuckPartitions(let partitions): .stuckPartitions(partitions.map(\.rawValue).sorted())
            }
    }
}
