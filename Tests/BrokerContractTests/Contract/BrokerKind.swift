/// Which broker a case runs on, for the few where brokers differ. A case that looks at it says what differs and why.
enum BrokerKind: Sendable {
    case inMemory
    case embeddedCluster
    case apacheKafka
}
