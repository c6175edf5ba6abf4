/// Chooses a partition as Kafka's default partitioner does.
enum DefaultPartitioner {
    /// The partition of `key`: its murmur2 hash without the sign bit, modulo `count`. An empty key is hashed like any other.
    static func partition(forKey key: [UInt8], count: Int) -> KafkaPartition {
        KafkaPartition(rawValue: Int(Murmur2.hash(key) & Int32.max) % count)
    }
}
