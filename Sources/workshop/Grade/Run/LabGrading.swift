import Foundation
import GradeRecords

/// Builds and grades labs one after another.
struct LabGrading {
    let kit: Kit
    var build: LabBuild
    var limits = GradingLimits()
    /// What keeps the graded code in; nil for one's own.
    var cell: Cell?
    /// Where the random values of all checks come from.
    var seed: UInt64
    /// The checks that are known of a lab that cannot be built.
    var knownChecks: (LabEntry) -> [CheckDescription] = { _ in [] }
    /// Gets each lab's result as soon as it is there.
    var finished: (LabResult, GradeRun) throws -> Void = { _, _ in }
    /// Is told what goes on, for people who wait.
    var progress: (Stage, LabEntry) -> Void = { _, _ in }

    enum Stage {
        case building
        case running
    }

    init(kit: Kit, seed: UInt64 = Self.seed()) {
        self.kit = kit
        self.build = LabBuild(kit: kit)
        self.seed = seed
    }

    /// `WORKSHOP_SEED`, or chance.
    static func seed(environment: [String: String] = ProcessInfo.processInfo.environment) -> UInt64 {
        environment["WORKSHOP_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...999_999_999)
    }

    /// - Throws: ``WorkshopError`` when there is no compiler, or the disk cannot be written to.
    func grade(_ labs: [LabEntry]) throws -> GradeRun {
        var run = GradeRun(startedAt: Date(), seed: seed, labs: [])
        for lab in labs {
            let result = try grade(lab)
            run.labs.append(result)
            try finished(result, run)
        }
        return run
    }

    private func grade(_ lab: LabEntry) throws -> LabResult {
        let start = ContinuousClock.now
        var result = LabResult(id: lab.id, slug: lab.slug, title: lab.title, checks: [], seconds: 0)
        progress(.building, lab)
        switch try build.build(lab) {
        case .failed(let failure):
            result.buildFailure = failure
            result.checks = knownChecks(lab).map { CheckResult($0, .notBuilt, feedback: failure.summary) }
        case .built(let bundle):
            progress(.running, lab)
            let grader = TestBundle(bundle: bundle, lab: lab, kit: kit, seed: seed, cell: cell)
            do {
                result.checks = try CheckRunner(grader: grader, limits: limits).run()
            } catch let error as WorkshopError {
                let failure = LabResult.BuildFailure(summary: "The grader cannot be run.", text: "\(error)")
                result.buildFailure = failure
                result.checks = knownChecks(lab).map { CheckResult($0, .didNotReport, feedback: failure.summary) }
            }
        }
        let (seconds, attoseconds) = start.duration(to: .now).components
        result.seconds = Double(seconds) + Double(attoseconds) / 1e18
        return result
    }
}
