import Kafka
import RdKafka

/// What one source, the command line or the environment, says about the broker.
struct LabArguments {
    var showsHelp = false
    var writesPage = false
    private(set) var role: String?
    private(set) var kafkaOptions = RdKafkaOptions()
    /// The value of `--broker`, and where it was read.
    private var servers: (text: String, origin: String)?

    /// Reads the arguments after the program's name.
    init(_ arguments: [String]) throws(LabOptions.UsageError) {
        var file = RdKafkaOptions()
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let (option, attached) = Self.split(argument)
            switch option {
            case "--help" where attached == nil, "-h" where attached == nil:
                showsHelp = true
            case "--html" where attached == nil:
                writesPage = true
            case "--broker":
                let value = try Self.value(attached, &rest, of: option, example: BrokerChoice.allowed)
                servers = (value, option)
            case "--role":
                role = try Self.value(attached, &rest, of: option, example: "NAME")
            case "--kafka-properties":
                file = try Self.options(inFile: Self.value(attached, &rest, of: option, example: "FILE"))
            case "--kafka-option":
                let setting = try Self.value(attached, &rest, of: option, example: "NAME=VALUE")
                guard case (let name, let value?) = Self.split(setting), !name.isEmpty else {
                    throw LabOptions.UsageError(description: "--kafka-option needs NAME=VALUE in one word, with =")
                }
                kafkaOptions[name] = value
            default:
                throw LabOptions.UsageError(description: "unknown option \(option)")
            }
        }
        kafkaOptions = file.replaced(by: kafkaOptions)
    }

    /// Reads the environment.
    init(variables: [String: String]) throws(LabOptions.UsageError) {
        for name in ["KAFKA_BROKERS", "KAFKA_BOOTSTRAP_SERVERS"] {
            if let servers = variables[name], !servers.isEmpty {
                self.servers = (servers, name)
            }
        }
        if let path = variables["KAFKA_PROPERTIES"], !path.isEmpty {
            kafkaOptions = try Self.options(inFile: path)
        }
        kafkaOptions = kafkaOptions.replaced(by: RdKafkaOptions(environment: variables))
    }

    /// The broker, and where it was read: `--broker` itself, or `bootstrap.servers` among the settings, which is taken
    /// out of them.
    mutating func takeServers() -> (text: String, origin: String)? {
        let name = "bootstrap.servers"
        let setting = kafkaOptions[name].map { ($0, name) }
        kafkaOptions[name] = nil
        return servers ?? setting
    }

    /// `name=value`, split at the first `=`. By bytes: to Swift a `=` with an accent after it is another character.
    private static func split(_ text: String) -> (name: String, value: String?) {
        guard let separator = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return (text, nil) }
        let value = text.utf8[text.utf8.index(after: separator)...]
        return (String(text[..<separator]), String(decoding: value, as: UTF8.self))
    }

    private static func value(
        _ attached: String?,
        _ rest: inout ArraySlice<String>,
        of option: String,
        example: String
    ) throws(LabOptions.UsageError) -> String {
        guard let value = attached ?? rest.popFirst() else {
            throw LabOptions.UsageError(description: "\(option) needs a value: \(example)")
        }
        return value
    }

    private static func options(inFile path: String) throws(LabOptions.UsageError) -> RdKafkaOptions {
        do throws(KafkaError) {
            return try RdKafkaOptions(propertiesFile: path)
        } catch {
            throw LabOptions.UsageError(description: error.reason)
        }
    }
}
