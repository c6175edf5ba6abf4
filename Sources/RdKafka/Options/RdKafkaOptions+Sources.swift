import Foundation
import Kafka

extension RdKafkaOptions {
    /// Reads a properties file, as Kafka's own tools take it with `--command-config` (`client.properties`): a line
    /// `name=value` for each option, and comments after `#`. Of several values under one name, the last counts.
    ///
    /// - Throws: `KafkaError` naming the file, and the line where there is one, when it cannot be read.
    public init(propertiesFile path: String) throws(KafkaError) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "The properties file \(path) cannot be read. Check that it is there, that it may be read, and "
                    + "that it is UTF-8 text."
            )
        }
        do throws(PropertiesText.LineError) {
            let entries = try PropertiesText(text).entries
            self.init(Dictionary(entries.map { ($0.name, $0.value) }) { _, last in last })
        } catch {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "Line \(error.line) of the properties file \(path) cannot be read: \(error.reason)."
            )
        }
    }

    /// Reads the variables whose names begin with `KAFKA_OPTION_`: `KAFKA_OPTION_SASL_PASSWORD` is `sasl.password`. (Not
    /// simply `KAFKA_`: containers and clusters set many of those for other purposes.) An empty variable counts as unset.
    public init(environment: [String: String]) {
        let options = environment.filter { $0.key.hasPrefix(Self.environmentPrefix) && !$0.value.isEmpty }
        self.init(
            Dictionary(
                options.map { variable, value in
                    let name = variable.dropFirst(Self.environmentPrefix.count).lowercased()
                    return (name.replacingOccurrences(of: "_", with: "."), value)
                }
            ) { _, last in last }
        )
    }

    private static let environmentPrefix = "KAFKA_OPTION_"
}
