import LabKit
import Logging
import Tracing

/// Tells the customer and the team about an event.
struct Notifier: Sendable {
    let channels: [Channel]
    let post: Post

    /// Sends a notification to each channel. A channel that fails does not stop the others, and is not tried again.
    func handle(_ event: Event) async throws {
        let notification = Notification(event)
        for channel in channels {
            // Your code: steps 8 and 9.
            TODO(8, "a client span around the request; show which channel failed, and go on with the others")
            TODO(9, "log a failure inside the span, with the channel and the correlation id")
            _ = try await post(channel, notification)
            // End of your code.
        }
    }
}
