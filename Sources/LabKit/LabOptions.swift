/// What was asked for on a lab's command line.
public struct LabOptions: Sendable, Equatable {
    /// A command line that cannot be followed.
    struct UsageError: Error, CustomStringConvertible {
        let description: String
    }

    /// The broker to run against.
    public var broker: BrokerChoice = .embedded

    /// Whether to print the usage and stop.
    var showsHelp = false

    static let usage = """
        options:
          --broker \(BrokerChoice.allowed)
                      where to send the messages (default: embedded); KAFKA_BOOTSTRAP_SERVERS sets it too
          --help      show this text
        """

    /// Reads the arguments after the program's name. `--broker` beats `KAFKA_BOOTSTRAP_SERVERS`.
    init(arguments: [String], environment: [String: String]) throws(UsageError) {
        if let servers = environment["KAFKA_BOOTSTRAP_SERVERS"], !servers.isEmpty {
            broker = try Self.broker(servers, from: "KAFKA_BOOTSTRAP_SERVERS")
        }
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                showsHelp = true
            case "--broker":
                guard let value = rest.popFirst() else {
                    throw UsageError(description: "--broker needs a value: \(BrokerChoice.allowed)")
                }
                broker = try Self.broker(value, from: "--broker")
            case _ where argument.hasPrefix("--broker="):
                broker = try Self.broker(String(argument.dropFirst("--broker=".count)), from: "--broker")
            default:
                throw UsageError(description: "unknown option \(argument)")
            }
        }
    }

    private static func broker(_ text: String, from origin: String) throws(UsageError) -> BrokerChoice {
        guard let choice = BrokerChoice(text) else {
            throw UsageError(description: "\(origin) is \"\(text)\"; allowed: \(BrokerChoice.allowed)")
        }
        return choice
    }
}
