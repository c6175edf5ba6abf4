import Grading

@testable import Lab01Checks

/// The wrong submissions of Lab 01, in the order of the checks that they are made for. Each file in `Chaffs/` holds the
/// whole type with one bug.
let lab01Chaffs: [Chaff<Lab01Subject>] = [
    .parent(
        CutsTheParentIDFromTheTraceID.TraceParent.self,
        meantFor: "valid-header-is-read-field-by-field",
        alsoFails: [
            "mostly-zero-id-is-valid", "higher-version-is-read", "version-zero-is-written-whatever-was-read",
            "unknown-flag-bits-are-written-as-zero", "header-is-found-among-others", "header-keys-are-case-sensitive",
            "equal-traceparents-count-once",
        ]
    ),
    .parent(
        ReadsOnlyTheSampledFlag.TraceParent.self,
        meantFor: "valid-header-is-read-field-by-field",
        alsoFails: [
            "mostly-zero-id-is-valid", "higher-version-is-read", "random-is-a-bit",
            "version-zero-is-written-whatever-was-read", "unknown-flag-bits-are-written-as-zero",
            "header-is-found-among-others", "header-keys-are-case-sensitive", "equal-traceparents-count-once",
        ]
    ),
    .parent(
        ReadsTheFlagsAsDecimal.TraceParent.self,
        meantFor: "valid-header-is-read-field-by-field",
        alsoFails: [
            "higher-version-is-read", "sampled-is-a-bit", "random-is-a-bit", "unknown-flag-bits-are-written-as-zero",
        ]
    ),
    .parent(
        ReadsNullAsZeros.TraceParent.self,
        meantFor: "null-and-empty-values-are-invalid",
        alsoFails: ["message-without-a-valid-header-starts-anew"]
    ),
    .parent(
        AcceptsTrailingBytes.TraceParent.self,
        meantFor: "value-of-another-length-is-invalid",
        alsoFails: ["version-zero-ends-after-the-flags", "higher-version-has-a-legal-end"]
    ),
    .parent(
        TrimsWhiteSpace.TraceParent.self,
        meantFor: "value-of-another-length-is-invalid",
        alsoFails: ["higher-version-has-a-legal-end"]
    ),
    .parent(StripsQuotes.TraceParent.self, meantFor: "value-of-another-length-is-invalid"),
    .parent(
        AcceptsUppercase.TraceParent.self,
        meantFor: "uppercase-hex-is-invalid",
        alsoFails: ["higher-version-is-held-to-the-rules"]
    ),
    .parent(ReadsASignAsADigit.TraceParent.self, meantFor: "non-hex-digit-is-invalid"),
    .parent(
        SkipsTheVersionAndTheFlags.TraceParent.self,
        meantFor: "non-hex-digit-is-invalid",
        alsoFails: ["uppercase-hex-is-invalid", "non-ascii-bytes-are-invalid", "higher-version-is-held-to-the-rules"]
    ),
    .parent(
        IgnoresTheSeparators.TraceParent.self,
        meantFor: "fields-are-separated-by-dashes",
        alsoFails: ["higher-version-is-held-to-the-rules"]
    ),
    .parent(SplitsWithoutCountingDigits.TraceParent.self, meantFor: "fields-are-separated-by-dashes"),
    .parent(CountsCharacters.TraceParent.self, meantFor: "non-ascii-bytes-are-invalid"),
    .parent(ClearsTheHighBit.TraceParent.self, meantFor: "non-ascii-bytes-are-invalid"),
    .parent(
        AcceptsAZeroTraceID.TraceParent.self,
        meantFor: "all-zero-trace-id-is-invalid",
        alsoFails: ["higher-version-is-held-to-the-rules"]
    ),
    .parent(
        AcceptsAZeroParentID.TraceParent.self,
        meantFor: "all-zero-parent-id-is-invalid",
        alsoFails: ["higher-version-is-held-to-the-rules"]
    ),
    .parent(RefusesAPaddedTraceID.TraceParent.self, meantFor: "mostly-zero-id-is-valid"),
    .parent(AcceptsVersionFF.TraceParent.self, meantFor: "version-ff-is-invalid"),
    .parent(LetsVersionZeroGoOn.TraceParent.self, meantFor: "version-zero-ends-after-the-flags"),
    .parent(
        RefusesHigherVersions.TraceParent.self,
        meantFor: "higher-version-is-read",
        alsoFails: ["version-zero-is-written-whatever-was-read"]
    ),
    .parent(
        RefusesMoreFields.TraceParent.self,
        meantFor: "higher-version-is-read",
        alsoFails: ["version-zero-is-written-whatever-was-read"]
    ),
    .parent(IgnoresWhatFollowsTheFlags.TraceParent.self, meantFor: "higher-version-has-a-legal-end"),
    .parent(ReadsHigherVersionsWithoutFlags.TraceParent.self, meantFor: "higher-version-has-a-legal-end"),
    .parent(
        ChecksOnlyVersionZero.TraceParent.self,
        meantFor: "higher-version-is-held-to-the-rules",
        alsoFails: ["uppercase-hex-is-invalid", "non-hex-digit-is-invalid", "non-ascii-bytes-are-invalid"]
    ),
    .parent(ComparesTheFlagsWithOne.TraceParent.self, meantFor: "sampled-is-a-bit"),
    .parent(TakesAnyFlagForSampled.TraceParent.self, meantFor: "sampled-is-a-bit"),
    .parent(TurnsTheBitRound.TraceParent.self, meantFor: "sampled-is-a-bit"),
    .parent(ComparesTheFlagsWithThree.TraceParent.self, meantFor: "random-is-a-bit"),
    .parent(TestsTheNextBit.TraceParent.self, meantFor: "random-is-a-bit"),
    .parent(
        WritesOneFlagDigit.TraceParent.self,
        meantFor: "header-value-has-the-fields-in-their-columns",
        alsoFails: [
            "stale-traceparent-is-replaced", "unknown-flag-bits-are-written-as-zero", "unsampled-trace-travels-too",
            "version-zero-is-written-whatever-was-read",
        ]
    ),
    .parent(
        AlwaysWritesSampled.TraceParent.self,
        meantFor: "header-value-has-the-fields-in-their-columns",
        alsoFails: [
            "stale-traceparent-is-replaced", "unknown-flag-bits-are-written-as-zero", "unsampled-trace-travels-too",
            "version-zero-is-written-whatever-was-read",
        ]
    ),
    .parent(WritesTheVersionItRead.TraceParent.self, meantFor: "version-zero-is-written-whatever-was-read"),
    .parent(EchoesUnknownFlags.TraceParent.self, meantFor: "unknown-flag-bits-are-written-as-zero"),
    .parent(KeepsTheParentID.TraceParent.self, meantFor: "continuing-changes-only-the-parent-id"),
    .parent(StartsANewTrace.TraceParent.self, meantFor: "continuing-changes-only-the-parent-id"),
    .parent(ForcesSampledOn.TraceParent.self, meantFor: "continuing-keeps-the-sampled-bit"),
    .parent(ClearsSampled.TraceParent.self, meantFor: "continuing-keeps-the-sampled-bit"),
    .parent(ClearsRandom.TraceParent.self, meantFor: "continuing-copies-the-random-bit"),
    .parent(SetsRandom.TraceParent.self, meantFor: "continuing-copies-the-random-bit"),
    .parent(
        CapitalisesTheKey.TraceParent.self,
        meantFor: "header-key-is-lowercase-traceparent",
        alsoFails: ["stale-traceparent-is-replaced"]
    ),
    .parent(AppendsTheHeader.TraceParent.self, meantFor: "stale-traceparent-is-replaced"),
    .parent(ReplacesOnlyTheFirst.TraceParent.self, meantFor: "stale-traceparent-is-replaced"),
    .parent(KeepsAHeaderThatIsThere.TraceParent.self, meantFor: "stale-traceparent-is-replaced"),
    .parent(DropsOtherHeaders.TraceParent.self, meantFor: "other-headers-survive"),
    .parent(CollapsesHeaders.TraceParent.self, meantFor: "other-headers-survive"),
    .parent(WritesNothingWhenUnsampled.TraceParent.self, meantFor: "unsampled-trace-travels-too"),
    .parent(
        LooksAtTheFirstHeader.TraceParent.self,
        meantFor: "header-is-found-among-others",
        alsoFails: ["header-keys-are-case-sensitive", "two-different-traceparents-restart-the-trace"]
    ),
    .parent(
        GuessesTheHeader.TraceParent.self,
        meantFor: "message-without-a-valid-header-starts-anew",
        alsoFails: ["header-keys-are-case-sensitive", "two-different-traceparents-restart-the-trace"]
    ),
    .parent(IgnoresTheCaseOfKeys.TraceParent.self, meantFor: "header-keys-are-case-sensitive"),
    .parent(TakesTheFirstOfTwo.TraceParent.self, meantFor: "two-different-traceparents-restart-the-trace"),
    .parent(TakesTheLastOfTwo.TraceParent.self, meantFor: "two-different-traceparents-restart-the-trace"),
    .parent(SkipsTheInvalidOne.TraceParent.self, meantFor: "two-different-traceparents-restart-the-trace"),
    .parent(RefusesARepeatedHeader.TraceParent.self, meantFor: "equal-traceparents-count-once"),
]

extension Chaff where Subject == Lab01Subject {
    fileprivate static func parent<Parent: TraceParenting>(
        _ type: Parent.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: Lab01Subject(type: type))
    }
}

extension AcceptsAZeroParentID.TraceParent: TraceParenting {}
extension AcceptsAZeroTraceID.TraceParent: TraceParenting {}
extension AcceptsTrailingBytes.TraceParent: TraceParenting {}
extension AcceptsUppercase.TraceParent: TraceParenting {}
extension AcceptsVersionFF.TraceParent: TraceParenting {}
extension AlwaysWritesSampled.TraceParent: TraceParenting {}
extension AppendsTheHeader.TraceParent: TraceParenting {}
extension CapitalisesTheKey.TraceParent: TraceParenting {}
extension ChecksOnlyVersionZero.TraceParent: TraceParenting {}
extension ClearsRandom.TraceParent: TraceParenting {}
extension ClearsSampled.TraceParent: TraceParenting {}
extension ClearsTheHighBit.TraceParent: TraceParenting {}
extension CollapsesHeaders.TraceParent: TraceParenting {}
extension ComparesTheFlagsWithOne.TraceParent: TraceParenting {}
extension ComparesTheFlagsWithThree.TraceParent: TraceParenting {}
extension CountsCharacters.TraceParent: TraceParenting {}
extension CutsTheParentIDFromTheTraceID.TraceParent: TraceParenting {}
extension DropsOtherHeaders.TraceParent: TraceParenting {}
extension EchoesUnknownFlags.TraceParent: TraceParenting {}
extension ForcesSampledOn.TraceParent: TraceParenting {}
extension GuessesTheHeader.TraceParent: TraceParenting {}
extension IgnoresTheCaseOfKeys.TraceParent: TraceParenting {}
extension IgnoresTheSeparators.TraceParent: TraceParenting {}
extension IgnoresWhatFollowsTheFlags.TraceParent: TraceParenting {}
extension KeepsAHeaderThatIsThere.TraceParent: TraceParenting {}
extension KeepsTheParentID.TraceParent: TraceParenting {}
extension LetsVersionZeroGoOn.TraceParent: TraceParenting {}
extension LooksAtTheFirstHeader.TraceParent: TraceParenting {}
extension ReadsASignAsADigit.TraceParent: TraceParenting {}
extension ReadsHigherVersionsWithoutFlags.TraceParent: TraceParenting {}
extension ReadsNullAsZeros.TraceParent: TraceParenting {}
extension ReadsOnlyTheSampledFlag.TraceParent: TraceParenting {}
extension ReadsTheFlagsAsDecimal.TraceParent: TraceParenting {}
extension RefusesAPaddedTraceID.TraceParent: TraceParenting {}
extension RefusesARepeatedHeader.TraceParent: TraceParenting {}
extension RefusesHigherVersions.TraceParent: TraceParenting {}
extension RefusesMoreFields.TraceParent: TraceParenting {}
extension ReplacesOnlyTheFirst.TraceParent: TraceParenting {}
extension SetsRandom.TraceParent: TraceParenting {}
extension SkipsTheInvalidOne.TraceParent: TraceParenting {}
extension SkipsTheVersionAndTheFlags.TraceParent: TraceParenting {}
extension SplitsWithoutCountingDigits.TraceParent: TraceParenting {}
extension StartsANewTrace.TraceParent: TraceParenting {}
extension StripsQuotes.TraceParent: TraceParenting {}
extension TakesAnyFlagForSampled.TraceParent: TraceParenting {}
extension TakesTheFirstOfTwo.TraceParent: TraceParenting {}
extension TakesTheLastOfTwo.TraceParent: TraceParenting {}
extension TestsTheNextBit.TraceParent: TraceParenting {}
extension TrimsWhiteSpace.TraceParent: TraceParenting {}
extension TurnsTheBitRound.TraceParent: TraceParenting {}
extension WritesNothingWhenUnsampled.TraceParent: TraceParenting {}
extension WritesOneFlagDigit.TraceParent: TraceParenting {}
extension WritesTheVersionItRead.TraceParent: TraceParenting {}
