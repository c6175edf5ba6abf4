/// When a request that failed for a passing reason is sent again: exponential back-off with jitter (OTLP
/// specification, "OTLP/HTTP Throttling" and "OTLP/HTTP Connection").
public struct RetryPolicy: Sendable, Equatable {
    /// The longest wait before the second attempt. It doubles with each further one.
    public var initialDelay: Duration

    /// No wait grows beyond this.
    public var maximumDelay: Duration

    /// How often a request is sent at most; 1 is never again.
    public var maximumAttempts: Int

    /// A collector that asks for a longer pause than this (`Retry-After`) is asked again after this time.
    public var maximumPause: Duration

    /// A policy.
    public init(
        initialDelay: Duration = .milliseconds(500),
        maximumDelay: Duration = .seconds(5),
        maximumAttempts: Int = 5,
        maximumPause: Duration = .seconds(300)
    ) {
        self.initialDelay = initialDelay
        self.maximumDelay = maximumDelay
        self.maximumAttempts = maximumAttempts
        self.maximumPause = maximumPause
    }

    /// How long to wait after the `attempt`-th attempt (the first is 1) has failed: between half of the exponential
    /// delay and all of it, as `random` says, a number from 0 to 1. The spread keeps many clients from coming back at
    /// the same moment.
    func delay(afterAttempt attempt: Int, random: Double) -> Duration {
        var delay = min(initialDelay, maximumDelay)
        var doublings = attempt - 1
        while doublings > 0, delay > .zero, delay < maximumDelay {
            delay = min(delay * 2, maximumDelay)
            doublings -= 1
        }
        return delay * (0.5 + 0.5 * min(max(random, 0), 1))
    }
}
