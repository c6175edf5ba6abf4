/// An error of the broker or of the client.
public struct KafkaError: Error, Sendable, Hashable {
    /// A kind of error, by the name that librdkafka gives it (`MSG_SIZE_TOO_LARGE`; a leading underscore marks an error
    /// of the client's own). There are few kinds, so the name suits the span attribute `error.type`.
    public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        /// The name.
        public var rawValue: String

        /// Makes a code from a name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The name.
        public var description: String { rawValue }
    }

    /// The kind of error.
    public var code: Code

    /// What went wrong and what to do, for people.
    public var reason: String

    /// Makes an error.
    public init(code: Code, reason: String) {
        self.code = code
        self.reason = reason
    }
}

extension KafkaError.Code {
    /// The delivery report did not come in time.
    public static let messageTimedOut = Self(rawValue: "_MSG_TIMED_OUT")
    /// No broker could be reached.
    public static let transport = Self(rawValue: "_TRANSPORT")
    /// All brokers are down.
    public static let allBrokersDown = Self(rawValue: "_ALL_BROKERS_DOWN")
    /// The message is larger than the broker or the client allows.
    public static let messageTooLarge = Self(rawValue: "MSG_SIZE_TOO_LARGE")
    /// The topic has no such partition.
    public static let unknownPartition = Self(rawValue: "_UNKNOWN_PARTITION")
    /// The name cannot be a topic's.
    public static let invalidTopic = Self(rawValue: "TOPIC_EXCEPTION")
    /// There is no such topic.
    public static let unknownTopic = Self(rawValue: "_UNKNOWN_TOPIC")
    /// The producer or consumer was shut down.
    public static let closed = Self(rawValue: "_DESTROY")
    /// A setting has a value that is not allowed.
    public static let invalidConfiguration = Self(rawValue: "_INVALID_ARG")
    /// The consumer is no longer a member of its group, or not assigned the partition.
    public static let notAssigned = Self(rawValue: "_STATE")
    /// The broker has too few in-sync replicas to accept the record.
    public static let notEnoughReplicas = Self(rawValue: "NOT_ENOUGH_REPLICAS")
    /// The group does not know the consumer: it was taken for dead.
    public static let unknownMember = Self(rawValue: "UNKNOWN_MEMBER_ID")
    /// The group is rebalancing: the offset was not committed.
    public static let rebalanceInProgress = Self(rawValue: "REBALANCE_IN_PROGRESS")
}

extension KafkaError: CustomStringConvertible {
    /// The reason and the code.
    public var description: String { "\(reason) (\(code))" }
}
