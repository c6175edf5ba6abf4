import OTel
import Tracing
import XCTest

final class SamplerTests: XCTestCase {
    /// Parent flags (nil: no parent), whether the parent is remote, and what is expected of a sampler that starts traces.
    private let table: [(flags: TraceFlags?, isRemote: Bool, isSampled: Bool)] = [
        (nil, false, true),
        (.sampled, true, true),
        ([.sampled, .random], true, true),
        ([], true, false),
        (.random, true, false),
        (.sampled, false, true),
        ([], false, false),
    ]

    private func decision(_ sampler: any Sampler, flags: TraceFlags?, isRemote: Bool) -> SamplingResult.Decision {
        let parent = flags.map {
            SpanContext(traceID: TraceID(high: 1, low: 1), spanID: SpanID(1), traceFlags: $0, isRemote: isRemote)
        }
        let parameters = SamplingParameters(
            parent: parent,
            traceID: TraceID(high: 1, low: 1),
            spanName: "work",
            kind: .internal
        )
        return sampler.shouldSample(parameters).decision
    }

    func testAParentBasedSamplerDoesAsTheParentDid() {
        let sampler = ParentBasedSampler(root: AlwaysOnSampler())
        for row in table {
            let got = decision(sampler, flags: row.flags, isRemote: row.isRemote)
            XCTAssertEqual(got, row.isSampled ? .recordAndSample : .drop, "\(row)")
        }
    }

    func testEachKindOfParentHasASamplerOfItsOwn() {
        let inverted = ParentBasedSampler(
            root: AlwaysOffSampler(),
            remoteParentSampled: AlwaysOffSampler(),
            remoteParentNotSampled: AlwaysOnSampler(),
            localParentSampled: AlwaysOffSampler(),
            localParentNotSampled: AlwaysOnSampler()
        )
        for row in table {
            let got = decision(inverted, flags: row.flags, isRemote: row.isRemote)
            XCTAssertEqual(got, row.isSampled ? .drop : .recordAndSample, "\(row)")
        }
    }

    func testTheConstantSamplersIgnoreTheParent() {
        for row in table {
            XCTAssertEqual(decision(AlwaysOnSampler(), flags: row.flags, isRemote: row.isRemote), .recordAndSample)
            XCTAssertEqual(decision(AlwaysOffSampler(), flags: row.flags, isRemote: row.isRemote), .drop)
        }
    }

    func testTheDescriptionNamesTheSamplerAsTheSpecificationDoes() {
        XCTAssertEqual(AlwaysOnSampler().description, "AlwaysOnSampler")
        XCTAssertEqual(AlwaysOffSampler().description, "AlwaysOffSampler")
        XCTAssertTrue(
            ParentBasedSampler(root: AlwaysOnSampler()).description.hasPrefix("ParentBased{root=AlwaysOnSampler")
        )
    }
}
