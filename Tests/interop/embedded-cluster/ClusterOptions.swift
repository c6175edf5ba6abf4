/// What the command line says.
struct ClusterOptions {
    struct Topic: Equatable {
        var name: String
        /// As many as a topic gets that nobody created.
        var partitions = 4
    }

    struct UsageError: Error {
        var reason: String
    }

    static let usage = """
        usage: embedded-cluster [--topic NAME[:PARTITIONS]]...
        Opens a Kafka cluster on loopback, prints bootstrap.servers=HOST:PORT, and stays until its standard input closes.
        """

    var topics: [Topic] = []

    init(_ arguments: [String]) throws(UsageError) {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            guard option == "--topic" else { throw UsageError(reason: "unknown option \(option)") }
            guard let value = rest.popFirst() else { throw UsageError(reason: "--topic needs a name") }
            topics.append(try Self.topic(value))
        }
    }

    private static func topic(_ text: String) throws(UsageError) -> Topic {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            guard parts.count == 1 else { throw UsageError(reason: "--topic \(text): write NAME or NAME:PARTITIONS") }
            return Topic(name: text)
        }
        guard let partitions = Int(parts[1]), (1...1000).contains(partitions) else {
            throw UsageError(reason: "--topic \(text): the number of partitions is 1 to 1000")
        }
        return Topic(name: String(parts[0]), partitions: partitions)
    }
}
