import Grading
import Kafka
import Tracing

@testable import Lab02Checks

/// The wrong submissions of Lab 02, in the order of the checks that they are made for. Each file in `Chaffs/` holds one of
/// the solution's files with one bug, in an enum.
let lab02Chaffs = injectingChaffs + extractingChaffs

extension Chaff where Subject == Lab02Subject {
    static func injector<Part: HeadersInjector>(
        _ type: Part.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(injector: type))
    }

    static func extractor<Part: HeadersExtractor>(
        _ type: Part.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(extractor: type))
    }

    /// The functions have no type of their own: the chaff is called after the enum around them.
    static func functions(
        _ type: Any.Type,
        _ inject: @escaping @Sendable (ServiceContext, [KafkaHeader]?) -> [KafkaHeader],
        _ extract: @escaping @Sendable ([KafkaHeader]?) -> ServiceContext,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        var subject = Lab02Subject.solution
        subject.inject = inject
        subject.extract = extract
        return Chaff(
            CheckID.ofTest(String(describing: type)),
            meantFor: meantFor,
            alsoFails: alsoFails,
            subject: subject
        )
    }
}

extension AppendsTheHeader.KafkaHeadersInjector: HeadersInjector {}
extension CapitalizesTheKey.KafkaHeadersInjector: HeadersInjector {}
extension CollectsHeadersInADictionary.KafkaHeadersInjector: HeadersInjector {}
extension CountsEqualValuesTwice.KafkaHeadersExtractor: HeadersExtractor {}
extension DecodesOtherHeaders.KafkaHeadersInjector: HeadersInjector {}
extension FindsNothingAsAnEmptyText.KafkaHeadersExtractor: HeadersExtractor {}
extension GivesUpAtABinaryHeader.KafkaHeadersExtractor: HeadersExtractor {}
extension GivesUpAtANullHeader.KafkaHeadersExtractor: HeadersExtractor {}
extension IgnoresTheCaseOfNames.KafkaHeadersExtractor: HeadersExtractor {}
extension JoinsInReverse.KafkaHeadersExtractor: HeadersExtractor {}
extension ListsNamesInLowercase.KafkaHeadersExtractor: HeadersExtractor {}
extension ListsOnlyHeadersWithText.KafkaHeadersExtractor: HeadersExtractor {}
extension QuotesTheValue.KafkaHeadersInjector: HeadersInjector {}
extension ReplacesInAnyCase.KafkaHeadersInjector: HeadersInjector {}
extension ReplacesOnlyTheFirst.KafkaHeadersInjector: HeadersInjector {}
extension TakesTheFirst.KafkaHeadersExtractor: HeadersExtractor {}
extension TakesTheLast.KafkaHeadersExtractor: HeadersExtractor {}
