/// A pointer to one of librdkafka's own objects: a client, a queue, a mock cluster.
///
/// `@unchecked Sendable`: librdkafka's objects lock themselves, and its functions may be called from any thread. What
/// the type cannot promise is that the object still exists; whoever stores one guards it with the lock under which it
/// is destroyed.
struct RdKafkaPointer: @unchecked Sendable {
    let raw: OpaquePointer
}
