/// Shares partitions among the members of a group as Kafka's range assignor does: each topic by itself, in unbroken
/// ranges, the first members taking one more where it does not come out even.
enum RangeAssignor {
    /// The partitions of each member, sorted.
    ///
    /// - Parameters:
    ///   - subscriptions: the topics of each member, in the order in which the members joined.
    ///   - partitionCounts: how many partitions each topic has.
    static func assign(subscriptions: [[String]], partitionCounts: [String: Int]) -> [[TopicPartition]] {
        var assignment = Array(repeating: [TopicPartition](), count: subscriptions.count)
        for topic in Set(subscriptions.joined()).sorted() {
            let members = subscriptions.indices.filter { subscriptions[$0].contains(topic) }
            let (share, remainder) = partitionCounts[topic, default: 0].quotientAndRemainder(dividingBy: members.count)
            var next = 0
            for (rank, member) in members.enumerated() {
                let end = next + share + (rank < remainder ? 1 : 0)
                assignment[member] += (next..<end).map {
                    TopicPartition(topic: topic, partition: KafkaPartition(rawValue: $0))
                }
                next = end
            }
        }
        return assignment
    }
}
