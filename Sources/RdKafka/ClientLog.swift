internal import Crdkafka
import Synchronization

/// Takes the log lines of one client, which would otherwise go to standard error, and keeps the last that told of an
/// error, for the message of a `KafkaError`.
final class ClientLog: Sendable {
    private let line = Mutex<String?>(nil)
    let redaction: Redaction

    /// - Parameter redaction: keeps the client's secrets out of what is kept.
    init(_ redaction: Redaction) {
        self.redaction = redaction
    }

    /// The text of the last error, or nil when there was none.
    var lastError: String? { line.withLock { $0 } }

    func record(level: Int32, facility: String, text: String) {
        // Lines of other facilities only count up the brokers that are down; `FAIL` says why one is.
        guard level <= Self.errorLevel, facility == "FAIL" else { return }
        var text = redaction.redacted(Self.withoutDetails(text))
        let saysLittle = text.hasSuffix(": Disconnected")
        if saysLittle { text += " by the broker, as it does where that port speaks another security.protocol" }
        line.withLock { line in
            // That a connection ended says less than why the one before did.
            if line == nil || !saysLittle { line = text }
        }
    }

    /// syslog's LOG_ERR; lower numbers are worse.
    private static let errorLevel: Int32 = 3

    /// librdkafka begins its lines with `[thrd:name]: ` and ends them with ` (after 0ms in state CONNECT)`, which says
    /// nothing to its users.
    private static func withoutDetails(_ text: String) -> String {
        let start = text.hasPrefix("[thrd:") ? text.firstRange(of: "]: ")?.upperBound : nil
        let end = text.firstRange(of: " (after ")?.lowerBound
        return String(text[(start ?? text.startIndex)..<(end ?? text.endIndex)])
    }
}

/// librdkafka's `log_cb`. It runs on any of the client's threads, so it must not call librdkafka back.
///
/// Ownership: the client's opaque pointer is the ``ClientLog`` that ``Client`` retained for it; it is only borrowed here.
func takeLogLine(
    client: OpaquePointer?,
    level: Int32,
    facility: UnsafePointer<CChar>?,
    text: UnsafePointer<CChar>?
) {
    guard let client, let facility, let text, let opaque = rd_kafka_opaque(client) else { return }
    let log = Unmanaged<ClientLog>.fromOpaque(opaque).takeUnretainedValue()
    log.record(level: level, facility: String(cString: facility), text: String(cString: text))
}
