// Semantic conventions, "Messaging client metrics" (status Development).

extension Histogram {
    /// The boundaries, in seconds, of the convention's two durations.
    public static let messagingDurationBoundaries: [Double] = [
        0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
    ]
}

extension Histogram.Definition {
    /// `messaging.process.duration`: how long a handler took, which is the duration of the process span.
    public static let messagingProcessDuration = Histogram.Definition(
        name: "messaging.process.duration",
        unit: "s",
        description: "Duration of processing operation.",
        boundaries: Histogram.messagingDurationBoundaries
    )

    /// `messaging.client.operation.duration`: how long a send, poll or commit took, which is the duration of its span. It is
    /// not for the time in the handler.
    public static let messagingClientOperationDuration = Histogram.Definition(
        name: "messaging.client.operation.duration",
        unit: "s",
        description: "Duration of messaging operation initiated by a producer or consumer client.",
        boundaries: Histogram.messagingDurationBoundaries
    )
}

extension Counter.Definition {
    /// `messaging.client.sent.messages`: one for each message that a producer tried to send.
    public static let messagingClientSentMessages = Counter.Definition(
        name: "messaging.client.sent.messages",
        unit: "{message}",
        description: "Number of messages producer attempted to send to the broker."
    )

    /// `messaging.client.consumed.messages`: one for each message that was delivered to the application.
    public static let messagingClientConsumedMessages = Counter.Definition(
        name: "messaging.client.consumed.messages",
        unit: "{message}",
        description: "Number of messages that were delivered to the application."
    )
}
