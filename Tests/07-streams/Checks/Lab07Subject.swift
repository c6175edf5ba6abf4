import Streams

/// Lab 07, as somebody solved it.
struct Lab07Subject: Sendable {
    /// The names that the totals job works with.
    struct Names: Sendable {
        let orders: String
        let totals: String
        let lateOrders: String
        let groupID: String
        let clientID: String
    }

    /// The operator that passes a record on.
    var withoutEmail: @Sendable (StreamRecord) async throws -> StreamRecord

    /// The windowed work of the totals job.
    var totals: @Sendable (Names) -> any WindowAggregator
}
