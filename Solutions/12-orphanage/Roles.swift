import Foundation
import Kafka
import LabKit

/// Each service as a process of its own.
enum Roles {
    static let all = Platform.services.map { service in
        LabRole(service.name) { run in
            let producer = try run.producer(clientID: "\(service.name)-1")
            guard service.name != "shop" else { return try await shop(run, producer) }

            let consumer = try await run.consumer(
                groupID: service.name,
                topics: service.topics,
                clientID: "\(service.name)-1"
            )
            run.ready()
            let world = OutsideWorld()
            switch service.name {
            case "billing": try await Platform.billing(consumer, producer, world).run()
            case "dead-letters": try await Platform.deadLetters(consumer, producer).run()
            case "notifications": try await Platform.notifications(consumer, world).run()
            default:
                let warehouse = Platform.warehouse(consumer, producer, world)
                while !run.isStopping {
                    _ = try await warehouse.packNext(maxMessages: 20, timeout: .seconds(1))
                }
            }
        }
    }

    /// Places an order every `ORDER_INTERVAL_MS` milliseconds, until it is told to stop. They are the hundred orders of the
    /// lab, again and again.
    private static func shop(_ run: RoleRun, _ producer: any KafkaProducer) async throws {
        let interval = run.environment["ORDER_INTERVAL_MS"].flatMap { Int($0) } ?? 1_000
        let shop = Shop(producer: producer)
        run.ready()
        while !run.isStopping {
            for order in Scenario.orders where !run.isStopping {
                var order = order
                order.correlationID = UUID().uuidString.lowercased()
                try await shop.place(order)
                await run.pause(for: .milliseconds(max(1, interval)))
            }
        }
    }
}
