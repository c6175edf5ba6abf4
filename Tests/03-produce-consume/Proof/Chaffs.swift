import Grading
import Kafka

@testable import Lab03Checks

/// The wrong submissions of Lab 03, in the order of the checks that they are made for. Each file in `Chaffs/` holds the
/// solution's type with one bug.
let lab03Chaffs: [Chaff<Lab03Subject>] = [
    .producer(StartsANewTrace.TracedProducer.self, meantFor: "producer-span-is-a-child-of-the-caller"),
    .producer(ForgetsTheProducerKind.TracedProducer.self, meantFor: "producer-span-has-kind-producer"),
    .producer(NamesTheSpanKafkaProduce.TracedProducer.self, meantFor: "producer-span-is-named-by-the-convention"),
    .producer(NamesTheSpanByKey.TracedProducer.self, meantFor: "producer-span-is-named-by-the-convention"),
    .producer(UsesOldAttributeNames.TracedProducer.self, meantFor: "producer-span-has-the-messaging-attributes"),
    .producer(ForgetsTheClientID.TracedProducer.self, meantFor: "producer-span-has-the-messaging-attributes"),
    .producer(DescribesNoMessage.TracedProducer.self, meantFor: "producer-span-describes-the-message"),
    .producer(SetsTombstoneAlways.TracedProducer.self, meantFor: "producer-span-describes-the-message"),
    .producer(
        InjectsTooEarly.TracedProducer.self,
        meantFor: "producer-span-context-is-on-the-wire",
        alsoFails: ["two-sends-from-one-header-list-stay-apart"]
    ),
    .producer(
        ForgetsToInject.TracedProducer.self,
        meantFor: "producer-span-context-is-on-the-wire",
        alsoFails: ["traceparent-is-on-the-wire-once", "two-sends-from-one-header-list-stay-apart"]
    ),
    .producer(AppendsTheTraceparent.TracedProducer.self, meantFor: "traceparent-is-on-the-wire-once"),
    .producer(DropsOtherHeaders.TracedProducer.self, meantFor: "traceparent-is-on-the-wire-once"),
    .producer(WritesCorrelationIDInCamelCase.TracedProducer.self, meantFor: "correlation-id-is-on-the-message"),
    .producer(AppendsTheCorrelationID.TracedProducer.self, meantFor: "correlation-id-is-on-the-message"),
    .producer(ReusesOneHeaderList.TracedProducer.self, meantFor: "two-sends-from-one-header-list-stay-apart"),
    .producer(
        EndsBeforeTheAcknowledgement.TracedProducer.self,
        meantFor: "producer-span-ends-after-the-delivery-report",
        alsoFails: ["producer-span-says-where-the-message-landed", "failed-delivery-is-recorded"]
    ),
    .producer(
        ForgetsWhereTheMessageLanded.TracedProducer.self,
        meantFor: "producer-span-says-where-the-message-landed"
    ),
    .producer(
        WritesThePartitionAsANumber.TracedProducer.self,
        meantFor: "producer-span-says-where-the-message-landed"
    ),
    .producer(ForgetsTheErrorType.TracedProducer.self, meantFor: "failed-delivery-is-recorded"),
    .producer(WritesTheMessageAsErrorType.TracedProducer.self, meantFor: "failed-delivery-is-recorded"),
    .producer(ReturnsTheFailure.TracedProducer.self, meantFor: "failed-delivery-is-thrown-on"),
    .producer(SetsTheStatusToOK.TracedProducer.self, meantFor: "success-leaves-the-status-unset"),

    .consumer(IgnoresTheExtractedContext.TracedConsumer.self, meantFor: "consumer-span-continues-the-producers-trace"),
    .consumer(LinksInsteadOfContinuing.TracedConsumer.self, meantFor: "consumer-span-continues-the-producers-trace"),
    .consumer(ForgetsTheConsumerKind.TracedConsumer.self, meantFor: "consumer-span-has-kind-consumer"),
    .consumer(NamesTheSpanKafkaConsume.TracedConsumer.self, meantFor: "consumer-span-is-named-by-the-convention"),
    .consumer(
        EndsBeforeTheHandler.TracedConsumer.self,
        meantFor: "consumer-span-covers-the-handler",
        alsoFails: ["handler-runs-inside-the-consumer-span", "handler-error-is-recorded"]
    ),
    .consumer(DoesNotActivateTheSpan.TracedConsumer.self, meantFor: "handler-runs-inside-the-consumer-span"),
    .consumer(
        KeepsTheContextBetweenMessages.TracedConsumer.self,
        meantFor: "message-without-headers-starts-its-own-trace"
    ),
    .consumer(WritesTheOffsetAsText.TracedConsumer.self, meantFor: "consumer-span-has-the-messaging-attributes"),
    .consumer(TakesTheGroupForTheClient.TracedConsumer.self, meantFor: "consumer-span-has-the-messaging-attributes"),
    .consumer(DescribesNoConsumedMessage.TracedConsumer.self, meantFor: "consumer-span-describes-the-message"),
    .consumer(NeverCommits.TracedConsumer.self, meantFor: "handled-message-is-committed"),
    .consumer(HidesTheErrorFromTheSpan.TracedConsumer.self, meantFor: "handler-error-is-recorded"),
    .consumer(SwallowsTheError.TracedConsumer.self, meantFor: "handler-error-is-thrown-on"),
    .consumer(CommitsBeforeHandling.TracedConsumer.self, meantFor: "failed-message-stays-uncommitted"),
]

/// What a submission's `TracedProducer` looks like.
protocol TracedProducing: Sendable {
    init(producer: any KafkaProducer)
    func send(_ message: KafkaProducerMessage, correlationID: String) async throws -> KafkaDeliveryReport
}

/// What a submission's `TracedConsumer` looks like.
protocol TracedConsuming: Sendable {
    init(consumer: any KafkaConsumer)
    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws
}

extension Lab03Subject {
    /// This subject with another producer.
    func with<Producer: TracedProducing>(_ type: Producer.Type) -> Lab03Subject {
        var subject = self
        subject.traced = { producer in
            let traced = Producer(producer: producer)
            return { try await traced.send($0, correlationID: $1) }
        }
        return subject
    }

    /// This subject with another consumer.
    func with<Consumer: TracedConsuming>(_ type: Consumer.Type) -> Lab03Subject {
        var subject = self
        subject.run = { try await Consumer(consumer: $0).run($1) }
        return subject
    }
}

extension Chaff where Subject == Lab03Subject {
    fileprivate static func producer<Producer: TracedProducing>(
        _ type: Producer.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func consumer<Consumer: TracedConsuming>(
        _ type: Consumer.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }
}

extension AppendsTheCorrelationID.TracedProducer: TracedProducing {}
extension AppendsTheTraceparent.TracedProducer: TracedProducing {}
extension CommitsBeforeHandling.TracedConsumer: TracedConsuming {}
extension DescribesNoConsumedMessage.TracedConsumer: TracedConsuming {}
extension DescribesNoMessage.TracedProducer: TracedProducing {}
extension DoesNotActivateTheSpan.TracedConsumer: TracedConsuming {}
extension DropsOtherHeaders.TracedProducer: TracedProducing {}
extension EndsBeforeTheAcknowledgement.TracedProducer: TracedProducing {}
extension EndsBeforeTheHandler.TracedConsumer: TracedConsuming {}
extension ForgetsTheClientID.TracedProducer: TracedProducing {}
extension ForgetsTheConsumerKind.TracedConsumer: TracedConsuming {}
extension ForgetsTheErrorType.TracedProducer: TracedProducing {}
extension ForgetsTheProducerKind.TracedProducer: TracedProducing {}
extension ForgetsToInject.TracedProducer: TracedProducing {}
extension ForgetsWhereTheMessageLanded.TracedProducer: TracedProducing {}
extension HidesTheErrorFromTheSpan.TracedConsumer: TracedConsuming {}
extension IgnoresTheExtractedContext.TracedConsumer: TracedConsuming {}
extension InjectsTooEarly.TracedProducer: TracedProducing {}
extension KeepsTheContextBetweenMessages.TracedConsumer: TracedConsuming {}
extension LinksInsteadOfContinuing.TracedConsumer: TracedConsuming {}
extension NamesTheSpanByKey.TracedProducer: TracedProducing {}
extension NamesTheSpanKafkaConsume.TracedConsumer: TracedConsuming {}
extension NamesTheSpanKafkaProduce.TracedProducer: TracedProducing {}
extension NeverCommits.TracedConsumer: TracedConsuming {}
extension ReturnsTheFailure.TracedProducer: TracedProducing {}
extension ReusesOneHeaderList.TracedProducer: TracedProducing {}
extension SetsTheStatusToOK.TracedProducer: TracedProducing {}
extension SetsTombstoneAlways.TracedProducer: TracedProducing {}
extension StartsANewTrace.TracedProducer: TracedProducing {}
extension SwallowsTheError.TracedConsumer: TracedConsuming {}
extension TakesTheGroupForTheClient.TracedConsumer: TracedConsuming {}
extension UsesOldAttributeNames.TracedProducer: TracedProducing {}
extension WritesCorrelationIDInCamelCase.TracedProducer: TracedProducing {}
extension WritesTheMessageAsErrorType.TracedProducer: TracedProducing {}
extension WritesTheOffsetAsText.TracedConsumer: TracedConsuming {}
extension WritesThePartitionAsANumber.TracedProducer: TracedProducing {}
