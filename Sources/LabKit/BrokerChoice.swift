/// Which broker a lab runs against.
public enum BrokerChoice: Sendable, Hashable {
    /// The in-memory fake.
    case memory

    /// librdkafka's mock cluster inside the process: the real protocol over loopback.
    case embedded

    /// A cluster at these bootstrap servers.
    case servers(String)

    /// What `--broker` allows, for people.
    static let allowed = "memory, embedded, or HOST:PORT[,HOST:PORT…]"

    /// Reads the value of `--broker` or `KAFKA_BOOTSTRAP_SERVERS`; nil when it is none of what is allowed.
    init?(_ text: String) {
        switch text {
        case "memory": self = .memory
        case "embedded": self = .embedded
        default:
            let servers = text.split(separator: ",", omittingEmptySubsequences: false)
            guard servers.allSatisfy(Self.isAddress) else { return nil }
            self = .servers(text)
        }
    }

    /// `host:port`; an IPv6 host stands in brackets.
    private static func isAddress(_ text: Substring) -> Bool {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return false
        }
        let host = text[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        return port > 0 && !host.isEmpty && (isBracketed || !host.contains(":"))
            && !host.contains(where: \.isWhitespace)
    }
}
