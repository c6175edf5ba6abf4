import Kafka
import RdKafka

/// What was asked for on a lab's command line.
public struct LabOptions: Sendable, Equatable {
    /// A command line that cannot be followed. It repeats no value that may be a secret.
    struct UsageError: Error, CustomStringConvertible {
        let description: String
    }

    /// The broker to run against.
    public var broker: BrokerChoice = .embedded

    /// Settings of the clients of a cluster, by librdkafka's names.
    public var kafkaOptions = RdKafkaOptions()

    /// Whether to write the page of the trace too.
    public var writesPage = false

    /// The one role to run; nil for the whole lab.
    public var role: String?

    /// Whether to print the usage and stop.
    var showsHelp = false

    static let usage = """
        options:
          --broker \(BrokerChoice.allowed)
                      where to send the messages (default: embedded); KAFKA_BOOTSTRAP_SERVERS sets it too
          --kafka-properties FILE
                      settings for a cluster at HOST:PORT, a line name=value each, as in Kafka's client.properties;
                      KAFKA_PROPERTIES sets it too. Names are librdkafka's, and bootstrap.servers counts as --broker
          --kafka-option NAME=VALUE
                      one such setting, for instance security.protocol=sasl_ssl; may be repeated. The variable
                      KAFKA_OPTION_SECURITY_PROTOCOL sets it too. Others can see a command line: give passwords in
                      a file or a variable
          --html      write the trace as a page too, for the browser: .traces/labNN.html
          --help      show this text
        """

    /// The usage of a lab with these roles.
    static func usage(roles: [String]) -> String {
        guard !roles.isEmpty else { return usage }
        return usage + """

              --role NAME runs one service until SIGTERM, against a cluster at HOST:PORT: \(roles.joined(separator: ", ")).
                          KAFKA_BROKERS names the cluster too, and OTEL_* variables configure the service's tracing
            """
    }

    /// Reads the arguments after the program's name. They beat the environment; in both, single settings beat a file.
    init(arguments: [String], environment: [String: String], roles: [String] = []) throws(UsageError) {
        var arguments = try LabArguments(arguments)
        showsHelp = arguments.showsHelp
        writesPage = arguments.writesPage
        guard !showsHelp else { return }

        let own = arguments.takeServers()
        var variables = try LabArguments(variables: environment)
        let inherited = variables.takeServers()
        if let (text, origin) = own ?? inherited {
            guard let choice = BrokerChoice(text) else {
                throw UsageError(description: "\(origin) is \"\(text)\"; allowed: \(BrokerChoice.allowed)")
            }
            broker = choice
        }
        kafkaOptions = variables.kafkaOptions.replaced(by: arguments.kafkaOptions)
        if let name = arguments.role {
            guard !roles.isEmpty else { throw UsageError(description: "unknown option --role") }
            guard roles.contains(name) else {
                throw UsageError(description: "--role is \"\(name)\"; allowed: \(roles.joined(separator: ", "))")
            }
            guard case .servers = broker else {
                throw UsageError(
                    description:
                        "--role needs a cluster that the other roles reach too: give --broker HOST:PORT, or set KAFKA_BROKERS"
                )
            }
            role = name
        }
        guard case .servers = broker else {
            guard arguments.kafkaOptions.values.isEmpty else {
                throw UsageError(
                    description: "--kafka-option and --kafka-properties are for a cluster: give --broker HOST:PORT too"
                )
            }
            // What the environment holds for a cluster is no concern of the other brokers.
            kafkaOptions = RdKafkaOptions()
            return
        }
    }
}
