/// What the command line says.
struct StressOptions {
    /// Which broker carries the messages.
    enum Broker: String {
        case memory
        case embedded
    }

    struct UsageError: Error {
        var reason: String
    }

    static let usage = """
        usage: broker-stress [--broker memory|embedded] [--messages N]
        Sends N messages (100000) through 8 producers to a group of 4 consumers, two of which are killed on the way, and
        checks that every acknowledged message was handled at least once and carried its own trace context.
        """

    var broker = Broker.memory
    var messages = 100_000
    /// The program is a member of the group that another one started, on the cluster at this address.
    var memberOf: String?

    init(_ arguments: [String]) throws(UsageError) {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            guard let value = rest.popFirst() else { throw UsageError(reason: "\(option) needs a value") }
            switch option {
            case "--broker":
                guard let broker = Broker(rawValue: value) else {
                    throw UsageError(reason: "--broker \(value): it is memory or embedded")
                }
                self.broker = broker
            case "--messages":
                guard let messages = Int(value), messages > 0 else {
                    throw UsageError(reason: "--messages \(value): ask for 1 or more")
                }
                self.messages = messages
            case "--member":
                memberOf = value
            default:
                throw UsageError(reason: "unknown option \(option)")
            }
        }
    }
}
