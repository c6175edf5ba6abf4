/// Where the time of one message went, at one hop of its path. A figure that is not known is nil.
struct HopLatency: Sendable, Equatable {
    /// From the record's timestamp to the moment at which the handler began.
    var queue: Duration?

    /// From the moment at which the handler began to the moment at which it ended.
    var handler: Duration?

    /// From the beginning of the whole path, at its first sender, to the moment at which this handler ended.
    var endToEnd: Duration?

    /// How far two of the clocks are apart at least; nil where no difference came out negative.
    var clockSkew: Duration?
}
