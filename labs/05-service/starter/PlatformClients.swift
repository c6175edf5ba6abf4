/// Runs a statement on the database. The values stand for `$1`, `$2`, … in the statement.
typealias Execute = @Sendable (_ statement: String, _ values: [String]) async throws -> Void

/// Where notifications go: a customer's webhook, or Slack.
struct Channel: Sendable {
    /// `webhook` or `slack`.
    var name: String
    var host: String
    var port = 443
    /// The path holds a token: whoever knows it can post. It is a secret.
    var secretPath: String

    /// The whole address, with the secret in it.
    var url: String { "https://\(host)\(secretPath)" }

    /// The address without its secret, to be shown to people.
    var redactedURL: String { "https://\(host)/REDACTED" }
}

/// What is told.
struct Notification: Sendable {
    var id: String
    var text: String

    /// The notification about an event. The same event has the same id.
    init(_ event: Event) {
        id = "\(event.type)-\(event.key)"
        text = "\(event.key): \(event.type)"
    }
}

/// Sends a notification as an HTTP request, and returns the status of the answer. Throws when no answer came.
typealias Post = @Sendable (Channel, Notification) async throws -> Int
